import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import type { Env } from '../http/identity.ts'
import { createRateLimit, refuseTooMany } from '../http/rate-limit.ts'
import { afterwards, type Handlers, routes } from '../http/routes.ts'
import { privateCookie, providerCookie, startSession } from '../http/sign-in-cookies.ts'
import { networkOf } from '../platform/network.ts'
import { agendaUrl } from '../platform/public-address.ts'
import { notFound } from '../platform/refusal.ts'
import { version } from '../version.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { communeOf, communeShapeOf } from './commune.ts'
import { listJournal } from './journal.ts'
import { chooseLanguage, enterCommune, languageOf, listMemberships } from './memberships.ts'
import { operations } from './operations.ts'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  challengeMs,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './passkeys.ts'
import { readPasswordLink, sendForgottenLink, usePasswordLink } from './password-links.ts'
import { addPerson, changePerson, inviteAgain, listPeople, removePerson } from './people.ts'
import { attemptMs, beginAtProvider, comeBack } from './provider-sign-in.ts'
import { whyNoPasskeys } from './rules/sign-in.ts'
import { peopleSentences } from './sentences.ts'
import { endSessions, listSessions, noteSignIn } from './sessions.ts'

const quarterOfAnHour = 15 * 60_000

export function accountRoutes(context: Context): Hono<Env> {
  const clientAddress = clientAddressFor(context.settings)
  const attempts = createRateLimit(context.clock, { most: 60, windowMs: quarterOfAnHour })
  const links = createRateLimit(context.clock, { most: 10, windowMs: quarterOfAnHour })
  return routes(operations, {
    'GET /me': async ({ who }) => {
      const { userId, actor, email, communeId, role, runsInstallation, secondFactor } = who
      const commune = communeShapeOf(await communeOf(context, communeId))
      const { id, name } = commune
      const language = await languageOf(context, userId)
      const user = { id: userId ?? '', name: actor, email: email ?? '', language }
      const communes = await listMemberships(context, { userId, id, name, role })
      const standing = { role, runsInstallation, secondFactor }
      return { user, ...standing, commune, communes, agendaUrl: agendaUrl(context), version }
    },
    'PUT /me/commune': ({ who, json }) => enterCommune(context, who, json.commune),
    'PUT /me/language': ({ who, json }) => chooseLanguage(context, who, json.language),
    'GET /me/sessions': ({ who }) => listSessions(context.auth, who),
    'DELETE /me/sessions': ({ who }) => endSessions(context, who, 'others'),
    'DELETE /me/sessions/:id': ({ who, param }) => endSessions(context, who, param),
    ...passkeyHandlers(context, attempts),
    ...providerHandlers(context, attempts),
    'GET /sign-in-methods': () => {
      const { provider } = context
      const { name, isProConnect } = provider ?? { name: '', isProConnect: false }
      const passkeys = whyNoPasskeys(context.publicUrl) === null
      return { provider: provider && { name, isProConnect }, passkeys }
    },
    'GET /password-links': () => ({ byMail: context.mailer !== null }),
    'POST /password-links': ({ json: { email }, c }) => {
      const address = clientAddress(c)
      refuseTooMany(c, links.take(networkOf(address)))
      // After the answer, which so takes the same time whether or not there is such an account.
      afterwards(context, () => sendForgottenLink(context, email, address))
    },
    'POST /password-links/read': ({ json }) => readPasswordLink(context, json.token),
    'POST /password-links/use': ({ json }) => usePasswordLink(context, json),
    'GET /people': ({ who }) => listPeople(context, who.communeId),
    'POST /people': ({ who, json }) => addPerson(context, who.communeId, json, who.actor),
    'PUT /people/:id': ({ who, param, json }) =>
      changePerson(
        context,
        who.communeId,
        param.id,
        json,
        who.actor,
        who.runsInstallation ? 'installation' : 'commune',
      ),
    'DELETE /people/:id': ({ who, param }) =>
      removePerson(context, who.communeId, param.id, who.actor),
    'POST /people/:id/invitation': ({ who, param }) =>
      inviteAgain(context, who.communeId, param.id, who.actor),
    'GET /api-keys': ({ who }) => listApiKeys(context, who.communeId),
    'POST /api-keys': ({ who, json }) => createApiKey(context, who.communeId, json, who),
    'DELETE /api-keys/:id': ({ who, param }) =>
      revokeApiKey(context, who.communeId, param.id, who.actor),
    'GET /journal': ({ who, query }) => listJournal(context, who, query),
  })
}

type Attempts = ReturnType<typeof createRateLimit>

function passkeyHandlers(
  context: Context,
  attempts: Attempts,
): Handlers<
  Pick<
    typeof operations,
    | 'GET /me/passkeys'
    | 'POST /me/passkeys/options'
    | 'POST /me/passkeys'
    | 'PUT /me/passkeys/:id'
    | 'DELETE /me/passkeys/:id'
    | 'POST /passkeys/options'
    | 'POST /passkeys/sign-in'
  >
> {
  const clientAddress = clientAddressFor(context.settings)
  const challenge = privateCookie(context, 'passkey', { path: '/api', maxAge: challengeMs / 1000 })
  const used = createRateLimit(context.clock, { most: 1, windowMs: challengeMs })
  /** What was asked of this browser, which it answers once. */
  const kept = (c: HonoContext<Env>) => {
    const sealed = challenge.read(c)
    challenge.clear(c)
    return { sealed, isSpent: (asked: string) => used.take(asked) > 0 }
  }
  const proofs = createRateLimit(context.clock, { most: 10, windowMs: quarterOfAnHour })
  return {
    'GET /me/passkeys': ({ who }) => listPasskeys(context, who),
    'POST /me/passkeys/options': async ({ who, c }) => {
      const { options, sealed } = await beginPasskey(context, who)
      challenge.write(c, sealed)
      return options
    },
    'POST /me/passkeys': async ({ who, json, c }) => {
      refuseTooMany(c, proofs.take(`${who.userId}`))
      const added = await addPasskey(context, who, kept(c), json)
      proofs.forget(`${who.userId}`)
      return added
    },
    'PUT /me/passkeys/:id': ({ who, param, json }) =>
      renamePasskey(context, who, param.id, json.name),
    'DELETE /me/passkeys/:id': ({ who, param }) => removePasskey(context, who, param.id),
    'POST /passkeys/options': ({ c }) => {
      refuseTooMany(c, attempts.take(networkOf(clientAddress(c))))
      const { options, sealed } = beginPasskeySignIn(context)
      challenge.write(c, sealed)
      return options
    },
    'POST /passkeys/sign-in': async ({ json: { response }, c }) => {
      const from = clientAddress(c)
      refuseTooMany(c, attempts.take(networkOf(from)))
      const { userId } = await signInByPasskey(context, kept(c), { response, from })
      await startSession(context, c, { userId, asksForCode: false })
    },
  }
}

function providerHandlers(
  context: Context,
  attempts: Attempts,
): Handlers<Pick<typeof operations, 'POST /oidc' | 'GET /oidc/callback'>> {
  const clientAddress = clientAddressFor(context.settings)
  const attempt = privateCookie(context, 'oidc', { path: '/api/oidc', maxAge: attemptMs / 1000 })
  const ofProvider = providerCookie(context)
  const withProvider = () => {
    const { provider } = context
    if (provider === null) throw notFound(peopleSentences.thisWayIn)
    return { ...context, provider }
  }
  return {
    'POST /oidc': async ({ json: { to }, c }) => {
      const deps = withProvider()
      refuseTooMany(c, attempts.take(networkOf(clientAddress(c))))
      const { url, sealed } = await beginAtProvider(deps, to)
      attempt.write(c, sealed)
      return { url }
    },
    'GET /oidc/callback': async ({ c }) => {
      const deps = withProvider()
      const from = clientAddress(c)
      if (attempts.take(networkOf(from)) > 0) return c.redirect('/?connexion=failed', 303)
      const query = new URL(c.req.url).searchParams
      const came = await comeBack(deps, { query, sealed: attempt.read(c), from })
      attempt.clear(c)
      if (!came.isIn) return c.redirect(`/?connexion=${came.why}`, 303)
      const { userId, email, to, needsCode, sealed } = came
      ofProvider.write(c, sealed)
      await startSession(context, c, { userId, asksForCode: needsCode })
      if (needsCode) return c.redirect('/?connexion=code', 303)
      await noteSignIn(context, { email, from, succeeded: true, by: deps.provider.name })
      return c.redirect(to, 303)
    },
  }
}
