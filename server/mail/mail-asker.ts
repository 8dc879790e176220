import type { Deps } from '../deps.ts'
import type { MailKind, MailRow } from './kind.ts'
import { accountReader, queueMails, sendTogether } from './outbox.ts'
import { mailsAbout } from './rows.ts'

/**
 * Mails somebody what they just asked for, by the outbox as every other. No round of the job looks at it:
 * it leaves now, or not.
 * @returns what became of it
 */
export async function mailAsker(
  deps: Deps,
  kind: MailKind,
  { communeId, subject }: Pick<MailRow, 'communeId' | 'subject'>,
  person: { id: string; email: string },
): Promise<MailRow> {
  const round = `${person.id}.${deps.clock.now()}`
  const about = { communeId, subject, round, nextAt: null }
  await queueMails(deps, deps.db, kind, about, [accountReader(person)])
  const own = async () => {
    const mails = await mailsAbout(deps.db, kind, subject)
    const mail = mails.find(one => one.round === round)
    if (mail === undefined) throw new Error(`${kind.kind} ${subject} was not queued`)
    return mail
  }
  await sendTogether(deps, kind, [await own()])
  return await own()
}
