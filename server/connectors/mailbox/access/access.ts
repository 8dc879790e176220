import type { Sentence } from '../../../language/sentence.ts'
import type { Call } from '../../connector.ts'
import { NetworkError } from '../../network/error.ts'
import { accessSentences as says } from './sentences.ts'

/** What a mailbox is by its configuration. */
export type Own = {
  /** In lower case. */
  address: string
  /** The address and its aliases, in lower case. */
  all: ReadonlySet<string>
  domain: string
}

/** @returns null for something else than an address */
export function ownOf(config: Record<string, string>): Own | null {
  const address = (config.address ?? '').trim().toLowerCase()
  const domain = /^[^\s@<>"(),:;]+@([^\s@<>"(),:;]+)$/.exec(address)?.[1]
  if (domain === undefined) return null
  const aliases = (config.aliases ?? '').toLowerCase().match(/[^\s,;<>]+@[^\s,;<>]+/g) ?? []
  return { address, all: new Set([address, ...aliases]), domain }
}

/** Why a mailbox gave nothing at all, sorted by what comes next. */
export class MailboxError extends NetworkError {
  constructor(reason: Sentence, what: 'dead' | 'passing' | 'refused', cause?: unknown) {
    const problem = what === 'passing' ? { what, retryAt: null } : { what }
    super(reason, problem, { cause, forAll: true })
  }
}

/**
 * How somebody is known to a server: by a password, by a token that they brought, or by one that is
 * renewed (`renewal.ts`).
 */
export type By = 'password' | 'token' | 'renewed'

type Access = { user: string; secret: string; by: By }

/**
 * Who signs in, and by what.
 * @throws MailboxError where nothing was given
 */
export function accessOf({ config, secrets }: Pick<Call, 'config' | 'secrets'>): Access {
  const user = config.user?.trim() || (config.address ?? '').trim()
  for (const [key, by] of [
    ['access', 'renewed'],
    ['token', 'token'],
    ['password', 'password'],
  ] as const) {
    const secret = secrets[key]?.trim()
    if (secret) return { user, secret, by }
  }
  throw new MailboxError(says.noSecret, 'dead')
}
