import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { clientAddressHeader } from '../people/auth.ts'
import { communeOf } from '../people/commune.ts'
import { passwordLength } from '../people/rules/password.ts'
import { refuseWeakPassword } from '../people/weak-password.ts'
import type { ProblemShape } from '../platform/shapes.ts'
import { clientAddress } from './client-address.ts'
import { type Env, identityOf } from './identity.ts'
import { tooManySentence } from './rate-limit.ts'

/** What of better-auth is open to the outside; `document.ts` describes each of them. */
export const signInPaths = ['/sign-in/email', '/sign-out', '/change-password'] as const

/** better-auth's routes, with its refusals in our words and in our shape. */
export function signInRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  for (const path of signInPaths) {
    app.post(path, async c => {
      const headers = new Headers(c.req.raw.headers)
      headers.delete(clientAddressHeader)
      const address = clientAddress(c)
      if (address !== null) headers.set(clientAddressHeader, address)
      if (path === '/change-password') await refuseWeakChange(context, c)
      const answer = await context.auth.handler(new Request(c.req.raw, { headers }))
      for (const cookie of answer.headers.getSetCookie()) {
        c.header('set-cookie', cookie, { append: true })
      }
      // What it answers holds the session's token, which is the cookie's affair alone.
      if (answer.ok) return c.body(null, 204)
      const wait = answer.headers.get('x-retry-after')
      if (wait !== null) c.header('retry-after', wait)
      const status =
        answer.status === 401 || answer.status === 429 ? answer.status : refused(answer)
      return c.json(await problemOf(answer, wait), status)
    })
  }
  return app
}

const change = z.object({ newPassword: z.string().min(passwordLength.least) })

/** What better-auth does not know: what is commonly used, and who the person is. */
async function refuseWeakChange(context: Context, c: HonoContext<Env>): Promise<void> {
  const { identity } = await identityOf(context, c.req.raw.headers, false)
  const parsed = change.safeParse(
    await c.req.raw
      .clone()
      .json()
      .catch(() => null),
  )
  if (identity === null || identity.email === null || !parsed.success) return
  const { name: commune } = await communeOf(context, identity.communeId)
  const { actor: name, email } = identity
  await refuseWeakPassword(parsed.data.newPassword, { commune, name, email })
}

function refused(answer: Response): 400 | 403 | 500 {
  if (answer.status >= 500) return 500
  return answer.status === 403 ? 403 : 400
}

const errorBody = z.object({ code: z.string().optional() }).catch({})

const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'L’adresse ou le mot de passe ne convient pas.',
  INVALID_EMAIL: 'L’adresse électronique n’est pas valable.',
  INVALID_PASSWORD: 'Le mot de passe actuel ne convient pas.',
  PASSWORD_TOO_SHORT: `Le mot de passe doit avoir au moins ${passwordLength.least} caractères.`,
  PASSWORD_TOO_LONG: 'Le mot de passe est trop long.',
}

async function problemOf(answer: Response, wait: string | null): Promise<ProblemShape> {
  if (answer.status === 429) {
    return { error: 'too-many-requests', message: tooManySentence(Number(wait ?? 30)) }
  }
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  const { code = '' } = errorBody.parse(isJson ? await answer.json() : {})
  const message = sentences[code]
  if (answer.status === 401) {
    return { error: 'unauthenticated', message: message ?? 'Connectez-vous pour continuer.' }
  }
  if (answer.status === 403) {
    return {
      error: 'forbidden',
      message: 'Cette demande vient de la page d’un autre site : elle est refusée.',
    }
  }
  if (answer.status >= 500) {
    return {
      error: 'internal',
      message: 'La connexion n’a pas pu être vérifiée : réessayez dans un instant.',
    }
  }
  return { error: 'bad-request', message: message ?? 'La demande n’est pas valable.' }
}
