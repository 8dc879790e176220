import type { Returned } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { sentenceText } from '../language/sentence.ts'
import { noteUndelivered, sentAs } from '../mail/outbox.ts'
import { digestMails } from './mail.ts'
import { digestSentences } from './sentences.ts'

/**
 * Digests that came back to a mailbox of the commune did not arrive: *Récapitulatif* says so beside the
 * address. Anybody can write such a report: it must name the address to which the mail went.
 */
export async function noteReturnedDigests(
  db: Db,
  communeId: number,
  mails: readonly Returned[],
): Promise<void> {
  for (const { messageId, recipients } of mails) {
    const mail = await sentAs(db, communeId, [digestMails], `<${messageId}>`)
    if (mail === undefined || !recipients.includes(mail.email)) continue
    await noteUndelivered(db, mail, sentenceText(digestSentences.cameBack))
  }
}
