import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { readSignedValues, signedValues } from '../platform/signature.ts'
import { digestSentences } from './sentences.ts'
import { removeRecipient } from './store/digest.ts'

/** What an unsubscribe link is for: one address, one commune, nothing else. */
export type Subscription = { communeId: number; email: string }

const purpose = 'digest-unsubscribe'
const values = z.tuple([z.int(), z.string()])

/** The link in a reader's mail. It needs no account and never expires. */
export function unsubscribeLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  subscription: Subscription,
): string {
  const token = signedValues(deps, purpose, [subscription.communeId, subscription.email])
  return `${deps.publicUrl}/api/digest/unsubscribe?token=${token}`
}

/** @throws Refusal (`bad-request`) when the link was not made here, or was cut short. */
export function readUnsubscribeToken(deps: Pick<Deps, 'secrets'>, token: string): Subscription {
  const read = readSignedValues(deps, purpose, token)
  if (read === undefined) throw new Refusal('bad-request', digestSentences.linkCutShort)
  const [communeId, email] = values.parse(read)
  return { communeId, email }
}

/** Takes the link's address off the readers; asked twice, it changes nothing more. */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'changes'>,
  token: string,
): Promise<{ commune: string; email: string }> {
  const { communeId, email } = readUnsubscribeToken(deps, token)
  const { name } = await communeOf(deps, communeId)
  const removed = await deps.db.transaction().execute(async db => {
    if (!(await removeRecipient(db, communeId, email))) return false
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor: email,
      action: 'digest.unsubscribed',
      subject: 'digest',
    })
    return true
  })
  if (removed) deps.changes.tell(communeId, 'commune')
  return { commune: name, email }
}
