import type { Read } from './reading.ts'

/**
 * Copies of ours that tell their own time, without those that tell one before what they answer: the clock
 * of that machine was wrong, and when they came to lie there is all that is known. What was read before
 * this look is known to `messages/placing/take-mails.ts` alone.
 * @param times when each mail of this look came, by its Message-ID; these are added
 */
export function withoutWrongClocks(reads: readonly Read[], times: Map<string, number>): Read[] {
  for (const { mail } of reads) {
    if (mail.messageId !== null) times.set(mail.messageId, mail.sentAt)
  }
  return reads.map(read => {
    const { writtenAt, inReplyTo } = read.mail
    const answered = inReplyTo === null ? undefined : times.get(inReplyTo)
    const isWrong = writtenAt !== null && answered !== undefined && answered > writtenAt
    return isWrong ? { ...read, mail: { ...read.mail, writtenAt: null } } : read
  })
}
