import type { Returned } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sentenceText } from '../language/sentence.ts'
import { noteUndelivered, sentAs } from '../mail/outbox.ts'
import { addressIn } from './address.ts'
import { broadcastKinds, noteFailure, subscriberIdOf } from './broadcast.ts'
import { subscriberSentences as say } from './sentences.ts'
import { findSubscriber } from './store/subscribers.ts'

/**
 * Mails to residents that came back to the mairie's mailbox did not arrive: each is counted so, once, and
 * an address that could not be reached again and again is left alone. Anybody can write such a report: it
 * must name the address to which the mail went.
 */
export async function noteReturned(
  { db, secrets }: Pick<Deps, 'secrets'> & { db: Db },
  communeId: number,
  mails: readonly Returned[],
): Promise<void> {
  for (const { messageId, recipients } of mails) {
    const mail = await sentAs(db, communeId, broadcastKinds, `<${messageId}>`)
    if (mail === undefined) continue
    const subscriber = await findSubscriber(db, subscriberIdOf(mail))
    if (subscriber === undefined) continue
    const { address = '' } = addressIn({ secrets }, subscriber)
    if (!recipients.includes(address.toLowerCase())) continue
    if (await noteUndelivered(db, mail, sentenceText(say.cameBack))) {
      await noteFailure(db, subscriber.id)
    }
  }
}
