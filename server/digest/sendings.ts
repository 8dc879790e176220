import type { Db } from '../database/database.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { MailRow } from '../mail/kind.ts'
import { mailsAbout } from '../mail/outbox.ts'

/** Of all digests, in the outbox. */
export const digestMailKind = 'digest'

/** What a week's mails are about. @param week '2026-W47' */
export function weekSubject(communeId: number, week: string): string {
  return `${communeId}.${week}`
}

/** The week of such a mail. */
export function weekOf({ subject }: Pick<MailRow, 'subject'>): string {
  return subject.slice(subject.indexOf('.') + 1)
}

/** What became of one week's mails as far as somebody tried to send them, by address. */
export async function sendingsOf(db: Db, communeId: number, week: string) {
  const mails = await mailsAbout(db, { kind: digestMailKind }, weekSubject(communeId, week))
  return new Map(
    mails.flatMap(({ email, state, sentAt, reason }) =>
      state === 'queued' || state === 'dropped'
        ? []
        : [[email, { state, sentAt, reason: sentenceOrNull(reason) }]],
    ),
  )
}
