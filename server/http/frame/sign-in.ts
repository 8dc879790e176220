import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Sentence } from '../../language/sentence.ts'
import { communeOf } from '../../people/commune.ts'
import { beginWhere } from '../../people/memberships.ts'
import { refuseWeakPassword } from '../../people/passwords.ts'
import { cameByProvider, endAtProvider } from '../../people/provider-sign-in.ts'
import { clientAddressHeader, passwordLength } from '../../people/rules/sign-in.ts'
import { peopleSentences } from '../../people/sentences.ts'
import {
  notePasswordChange,
  noteSecondFactor,
  noteSignIn,
  noteSignOut,
} from '../../people/sessions.ts'
import { limitOf, tooBusy } from '../../platform/limit.ts'
import { networkOf } from '../../platform/network.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refused } from '../answer-language.ts'
import { type ClientAddress, clientAddressFor } from '../client-address.ts'
import type { Env } from '../identity.ts'
import { modest } from '../operation.ts'
import { createRateLimit, refuseTooMany } from '../rate-limit.ts'
import { afterwards } from '../routes.ts'
import { httpSentences } from '../sentences.ts'
import {
  type KnownDevices,
  knownDevices,
  type PrivateCookie,
  providerCookie,
} from '../sign-in-cookies.ts'
import { identityOf } from './identify.ts'

/** What of better-auth is open to the outside; `document.ts` describes each of them. */
export const signInPaths = [
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
] as const

/** better-auth's routes, with its refusals in our words and in our shape, and each in the journal. */
export function signInRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.use(modest)
  const clientAddress = clientAddressFor(context.settings)
  const ask = asking(context, clientAddress)
  const ofProvider = providerCookie(context)
  const devices = knownDevices(context)
  const tries = createRateLimit(context.clock, { most: 10, windowMs: 15 * 60_000 })
  // One password of a stranger is looked at at a time, those first from where fewest were tried. Who is
  // signed in, or comes from a device that they signed in from before, does not wait for them.
  const ofStrangers = limitOf(1, 16, tooBusy)
  const networks = createRateLimit(context.clock, { most: Infinity, windowMs: 5 * 60_000 })
  app.post('/sign-in/email', async c => {
    const asked = signingIn.safeParse(await bodyOf(c))
    // Nobody's, and so it counts against nobody: neither an account nor a network address.
    if (!asked.success) throw new Refusal('bad-request', httpSentences.malformedAddress)
    const { email } = asked.data
    const typed = email.toLowerCase()
    const device = devices.known(c, typed)
    // By the account, from wherever, and whether or not there is one: who is signed in stays so.
    // A device from which they came before has its own tries, until it has used them up.
    const isOwn = device !== null && tries.take(`device ${device}`) === 0
    const account = isOwn ? `device ${device}` : `account ${typed}`
    const network = networkOf(clientAddress(c))
    if (!isOwn) networks.take(network)
    const answer = isOwn
      ? await ask(c)
      : await ofStrangers(
          async () => {
            refuseTooMany(c, tries.take(account))
            return await ask(c)
          },
          c.req.raw.signal,
          networks.count(network),
        )
    if (answer.ok) {
      tries.forget(account)
      networks.forget(network)
      // Who comes by password is no more in the hands of a provider.
      if (ofProvider.read(c) !== null) ofProvider.clear(c)
    }
    const note = { email, from: clientAddress(c) }
    if (answer.ok && (await parsed(answer, codeWanted)) !== null) {
      return await answerOf(c, answer, { needsCode: true })
    }
    if (answer.ok) {
      await noteSignIn(context, { ...note, succeeded: true })
      if (device === null) devices.remember(c, typed)
    } else if (answer.status === 401) {
      // After the answer, which so takes the same time whether or not there is such an account.
      afterwards(context, () => noteSignIn(context, { ...note, succeeded: false }))
    }
    return await answerOf(c, answer)
  })
  app.post('/sign-out', async c => {
    const who = await whoIs(context, c)
    const answer = await ask(c)
    if (!answer.ok || who === null) return await answerOf(c, answer)
    await noteSignOut(context, who)
    const sealed = ofProvider.read(c)
    const { provider } = context
    if (sealed === null || provider === null) return await answerOf(c, answer)
    ofProvider.clear(c)
    const goTo = await endAtProvider({ ...context, provider }, who.userId, sealed)
    return await answerOf(c, answer, goTo === null ? null : { goTo })
  })
  app.post('/change-password', async c => {
    const who = await whoIs(context, c)
    const body = await bodyOf(c)
    const fresh = change.safeParse(body)
    // What better-auth does not know: what is commonly used, and who the person is.
    if (who !== null && fresh.success) {
      const { name: commune } = await communeOf(context, who.communeId)
      await refuseWeakPassword(
        fresh.data.newPassword,
        { ...who, commune, name: who.actor },
        'newPassword',
      )
    }
    const account = `change ${who?.userId}`
    if (who !== null) refuseTooMany(c, tries.take(account))
    if (who !== null) await beginWhere(context, who)
    const answer = await ask(c, { ...body, revokeOtherSessions: true })
    if (answer.ok && who !== null) {
      tries.forget(account)
      await notePasswordChange(context, who)
    }
    return await answerOf(c, answer)
  })
  addSecondFactor(app, context, { ask, clientAddress, devices, ofProvider })
  return app
}

/** The code of a telephone, or one on paper, after the password: given, set up and put away. */
function addSecondFactor(
  app: Hono<Env>,
  context: Context,
  {
    ask,
    clientAddress,
    devices,
    ofProvider,
  }: {
    ask: ReturnType<typeof asking>
    clientAddress: ClientAddress
    devices: KnownDevices
    ofProvider: PrivateCookie
  },
): void {
  for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code'] as const) {
    app.post(path, async c => {
      const who = await whoIs(context, c)
      if (who !== null) await beginWhere(context, who)
      const answer = await ask(c)
      const user = answer.ok ? await parsed(answer, codeTaken) : null
      if (who !== null && answer.ok && !who.secondFactor) await noteSecondFactor(context, who, true)
      else if (who === null && user !== null) {
        const { email } = user.user
        if (devices.known(c, email) === null) devices.remember(c, email)
        const { provider } = context
        const isByProvider = cameByProvider(context, email, ofProvider.read(c))
        await noteSignIn(context, {
          email,
          from: clientAddress(c),
          succeeded: true,
          ...(isByProvider && provider !== null && { by: provider.name }),
        })
      }
      return await answerOf(c, answer)
    })
  }
  app.post('/two-factor/enable', async c => {
    const answer = await ask(c)
    return await answerOf(c, answer, answer.ok ? await parsed(answer, secondFactor) : null)
  })
  app.post('/two-factor/disable', async c => {
    const who = await whoIs(context, c)
    const answer = await ask(c)
    if (answer.ok && who !== null) await noteSecondFactor(context, who, false)
    return await answerOf(c, answer)
  })
}

const codeWanted = z.object({ twoFactorRedirect: z.literal(true) })
const codeTaken = z.object({ user: z.object({ email: z.string() }) })
const secondFactor = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** What better-auth's answer holds of this; null: it holds something else. */
async function parsed<Shape extends z.ZodType>(
  answer: Response,
  shape: Shape,
): Promise<z.output<Shape> | null> {
  const read = shape.safeParse(
    await answer
      .clone()
      .json()
      .catch(() => null),
  )
  return read.success ? read.data : null
}

const anything = z.record(z.string(), z.unknown()).catch({})
/** As better-auth reads it; RFC 5321 § 4.5.3.1 bounds its length. */
const signingIn = z.object({ email: z.email().max(254) })
const change = z.object({ newPassword: z.string().min(passwordLength.least) })

/** What was sent; nothing where that is no JSON, which better-auth then refuses. */
async function bodyOf(c: HonoContext<Env>): Promise<Record<string, unknown>> {
  return anything.parse(await c.req.json().catch(() => ({})))
}

/** Who is signed in, by the cookie alone. */
async function whoIs(context: Context, c: HonoContext<Env>) {
  const headers = new Headers(c.req.raw.headers)
  headers.delete('authorization')
  const { identity } = await identityOf(context, headers, false)
  if (identity === null || identity.userId === null || identity.email === null) return null
  const { communeId, actor, userId, email, secondFactor } = identity
  return { communeId, actor, userId, email, secondFactor }
}

/** better-auth's answer to a request: as it came, or with another body. */
function asking(context: Context, clientAddress: ClientAddress) {
  return async (c: HonoContext<Env>, body?: object): Promise<Response> => {
    const headers = new Headers(c.req.raw.headers)
    headers.delete(clientAddressHeader)
    const address = clientAddress(c)
    if (address !== null) headers.set(clientAddressHeader, address)
    const { handler } = await context.auth()
    headers.delete('content-length')
    const { method, url } = c.req.raw
    // A body that is there and empty would be no JSON.
    const sent = body === undefined ? (await c.req.text()) || null : JSON.stringify(body)
    return await handler(new Request(url, { method, headers, body: sent }))
  }
}

async function answerOf(
  c: HonoContext<Env>,
  answer: Response,
  tells: object | null = null,
): Promise<Response> {
  for (const cookie of answer.headers.getSetCookie()) {
    c.header('set-cookie', cookie, { append: true })
  }
  // What it answers holds the session's token, which is the cookie's affair alone.
  if (answer.ok) return tells === null ? c.body(null, 204) : c.json(tells)
  const wait = answer.headers.get('x-retry-after')
  if (wait !== null) c.header('retry-after', wait)
  const { error, sentence } = await problemOf(answer, wait)
  return refused(c, statusOf(answer), error, sentence)
}

function statusOf({ status }: Response): 400 | 401 | 403 | 429 | 500 {
  if (status >= 500) return 500
  return status === 401 || status === 403 || status === 429 ? status : 400
}

const errorBody = z.object({ code: z.string().optional() }).catch({})

const sentences: Record<string, Sentence> = {
  INVALID_EMAIL_OR_PASSWORD: httpSentences.wrongPassword,
  INVALID_EMAIL: httpSentences.malformedAddress,
  INVALID_PASSWORD: peopleSentences.wrongCurrentPassword,
  PASSWORD_TOO_SHORT: httpSentences.passwordTooShort(passwordLength.least),
  INVALID_CODE: httpSentences.wrongCode,
  INVALID_BACKUP_CODE: httpSentences.wrongBackupCode,
  INVALID_TWO_FACTOR_COOKIE: httpSentences.signInTooSlow,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: httpSentences.tooManyCodes,
  ACCOUNT_TEMPORARILY_LOCKED: httpSentences.codesLocked,
  TOTP_ALREADY_ENABLED: httpSentences.hasCodeAlready,
  PASSWORD_TOO_LONG: httpSentences.passwordTooLong,
}

async function problemOf(
  answer: Response,
  wait: string | null,
): Promise<{ error: string; sentence: Sentence }> {
  if (answer.status === 429) {
    const sentence = httpSentences.tooManyAttempts(Number(wait ?? 30))
    return { error: 'too-many-requests', sentence }
  }
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  const { code = '' } = errorBody.parse(isJson ? await answer.json() : {})
  const sentence = sentences[code]
  if (answer.status === 401) {
    return { error: 'unauthenticated', sentence: sentence ?? httpSentences.signInFirst }
  }
  if (answer.status === 403) return { error: 'forbidden', sentence: httpSentences.otherSite }
  if (answer.status >= 500) return { error: 'internal', sentence: httpSentences.signInUnchecked }
  return { error: 'bad-request', sentence: sentence ?? httpSentences.invalid }
}
