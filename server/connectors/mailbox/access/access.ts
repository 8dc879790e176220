import type { Call } from '../../connector.ts'
import { MailboxError } from '../problem.ts'
import { mailboxSentences as says } from '../sentences.ts'

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
