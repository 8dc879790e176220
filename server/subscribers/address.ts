import type { AudienceWay } from '../connectors/audience.ts'
import type { Deps } from '../deps.ts'
import { openOrNone } from '../platform/secrets.ts'
import { signatureOf } from '../platform/signature.ts'
import type { SubscriberRow } from './store-subscribers.ts'

/** A browser's endpoint with its keys, or `address`: a mail address, or a number as E.164. */
export type Address = Record<string, string>

/** What tells whether an address is known in a commune; nobody can read the address from it. */
export function addressHashOf(
  deps: Pick<Deps, 'secrets'>,
  communeId: number,
  way: AudienceWay,
  address: string,
): string {
  return signatureOf(deps, 'subscribers', `${communeId} ${way} ${address}`)
}

const sealedFor = ({ communeId, addressHash }: Pick<SubscriberRow, 'communeId' | 'addressHash'>) =>
  `subscriber.${communeId}.${addressHash}`

export function sealedAddress(
  { secrets }: Pick<Deps, 'secrets'>,
  row: Pick<SubscriberRow, 'communeId' | 'addressHash'>,
  address: Address,
): string {
  return secrets.seal(address, sealedFor(row))
}

/** Empty where it cannot be read any more. */
export function addressIn({ secrets }: Pick<Deps, 'secrets'>, row: SubscriberRow): Address {
  return openOrNone(secrets, row.address, sealedFor(row))
}
