import type { AudienceWay } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { contactAddress } from '../language/contact-address.ts'
import { mobileNumberIn } from '../language/mobile-number.ts'
import { deleteMails } from '../mail/rows.ts'
import { addressHashOf } from './address.ts'
import { broadcastKinds, kindOf } from './broadcast.ts'
import { reachOf } from './reach.ts'
import { pendingMs } from './rules.ts'
import { broadcastsToSum, updateBroadcast } from './store-broadcasts.ts'
import { deleteSent } from './store-sms.ts'
import { deletePending, deleteSubscriber, subscriberByHash } from './store-subscribers.ts'

/**
 * Takes somebody's subscriptions away for good, by where they are known to be reached.
 * @param contacts as channels know people: `mailto:…`, `tel:…`, or a mail address
 * @returns how many there were
 */
export async function forgetSubscribers(
  deps: Pick<Deps, 'secrets'> & { db: Db },
  communeId: number,
  contacts: readonly string[],
): Promise<number> {
  let forgotten = 0
  for (const [way, address] of contacts.flatMap(addressesOf)) {
    const addressHash = addressHashOf(deps, communeId, way, address)
    const known = await subscriberByHash(deps.db, { communeId, way, addressHash })
    if (known === undefined) continue
    await deleteSubscriber(deps.db, known.id)
    forgotten += 1
  }
  return forgotten
}

function addressesOf(contact: string): [AudienceWay, string][] {
  const known = contactAddress(contact)
  if (known?.scheme === 'tel') {
    const read = mobileNumberIn(known.address)
    return read.kind === 'mobile' ? [['sms', read.number]] : []
  }
  const address = (known?.address ?? contact).trim().toLowerCase()
  return address.includes('@') ? [['mail', address]] : []
}

/** The outbox's line of each recipient tells nothing more after this, ms. */
const keptMs = 30 * 24 * 60 * 60_000
/** Who was told of a warning's end is forgotten with it. */
const endKinds = (['push', 'mail', 'sms'] as const).map(way =>
  kindOf({ name: 'broadcast-end' }, way),
)
/** Nobody asks after a year whether an SMS arrived, ms. */
const receiptsMs = 365 * 24 * 60 * 60_000

/** Forgets who was asked and never said yes, and of old posts who was told; how many they were stays. */
export async function tidySubscribers(
  { db }: { db: Db },
  communeId: number,
  now: number,
): Promise<void> {
  await deletePending(db, communeId, now - pendingMs)
  await deleteSent(db, communeId, now - receiptsMs)
  for (const broadcast of await broadcastsToSum(db, communeId, now - keptMs)) {
    const { deliveryId } = broadcast
    await db.transaction().execute(async transaction => {
      const [counted] = await reachOf({ db: transaction }, [broadcast])
      for (const { kind } of [...broadcastKinds, ...endKinds]) {
        await deleteMails(transaction, kind, [String(deliveryId)])
      }
      const { reached = 0, failed = 0 } = counted ?? {}
      await updateBroadcast(transaction, deliveryId, { reached, failed })
    })
  }
}
