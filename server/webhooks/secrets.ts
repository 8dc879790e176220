import type { Deps } from '../deps.ts'
import { openOrNone } from '../platform/secrets.ts'
import { newWebhookSecret } from '../platform/signature.ts'
import { bothSecretsMs } from './rules.ts'
import type { EndpointRow } from './store-endpoints.ts'

type SecretDeps = Pick<Deps, 'secrets'>

const subjectOf = (id: number) => `webhook-endpoint.${id}`

export function sealSecret({ secrets }: SecretDeps, id: number, secret: string): string {
  return secrets.seal({ secret }, subjectOf(id))
}

/** A new secret beside the one that signed until now, which goes on signing for a day. */
export function renewedSecrets(
  deps: SecretDeps,
  row: Pick<EndpointRow, 'id' | 'secrets'>,
  now: number,
): { secret: string; sealed: string; until: number } {
  const [before] = signingSecrets(deps, row, now)
  const secret = newWebhookSecret()
  const until = now + bothSecretsMs
  const both: Record<string, string> =
    before === undefined ? { secret } : { secret, before, until: String(until) }
  return { secret, sealed: deps.secrets.seal(both, subjectOf(row.id)), until }
}

/** What signs now, the newest first; nothing where it cannot be read with this installation's key. */
export function signingSecrets(
  { secrets }: SecretDeps,
  { id, secrets: sealed }: Pick<EndpointRow, 'id' | 'secrets'>,
  now: number,
): string[] {
  const { secret, before, until = '0' } = openOrNone(secrets, sealed, subjectOf(id))
  if (secret === undefined) return []
  return before === undefined || Number(until) <= now ? [secret] : [secret, before]
}
