import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'
import type { Sentence } from '../language/sentence.ts'
import type { AskingPartner } from '../partners/partner-keys.ts'
import type { KeyOwner } from '../people/rules/api-key.ts'
import type { Standing } from '../people/rules/role.ts'

/** Who asks: a signed-in person or an API key, in one commune, with one role. */
export type Identity = Standing & {
  communeId: number
  /** Null for an API key. */
  userId: string | null
  /** Null for an API key. */
  sessionId: string | null
  secondFactor: boolean
  /** The name that the journal keeps: a person's, or a key's, marked as one. */
  actor: string
  /** To whom the keys belong that are made so. */
  keyOwner: KeyOwner
  email: string | null
}

/**
 * The commune that a screen shows. A session works in one commune at a time: what another of its
 * screens, opened before, would write is refused rather than written into the wrong one.
 */
export const communeHeader = 'tambour-commune'

export type Env = {
  /** Absent where a test asks the app directly, without a socket. */
  Bindings: Partial<HttpBindings>
  Variables: {
    identity: Identity | null
    /** The partner whose own software asks, which is nobody of the commune. */
    partner: AskingPartner | null
    /** Why the key of the request opens nothing; null: it brought none, or it opens. */
    keyRefused: Sentence | null
    /** By which the log names this request (access-log.ts). */
    requestId: string
    /** The style sheet that the page brings in itself; see `security-headers.ts`. */
    style?: string
    /** Whether what is answered may neither run nor load anything; see `security-headers.ts`. */
    sandboxed?: true
  }
}

/** The API key of a request; null when it brings none. */
export function bearerOf(headers: Headers): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
}

/** Who asks, in a route that `operation` guards. */
export function whoAsks(c: HonoContext<Env>): Identity {
  const identity = c.get('identity')
  if (identity === null) throw new Error('a route without a guard asked who asks')
  return identity
}

/** Whose software asks, in a route that is for the keys of partners. */
export function whichPartner(c: HonoContext<Env>): AskingPartner {
  const partner = c.get('partner')
  if (partner === null) throw new Error('a route without a guard asked which partner asks')
  return partner
}
