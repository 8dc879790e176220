import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import type { MailKind } from './kind.ts'
import { sendMails } from './outbox.ts'

/** Each round asks what there is to write; with many communes something changes all the time, ms. */
const apartMs = 500

/**
 * Sends the mails of one kind when they are due: woken by what changes them, or when their time has
 * come. A loop a kind, so that a mail server which takes its time over a digest keeps no alert
 * waiting, and an error of one kind concerns no other.
 */
export function createMailJob(context: Context, kind: MailKind): Job {
  return createJobLoop(context, {
    name: `${kind.kind} mails`,
    wokenBy: kind.wokenBy,
    apartMs,
    round: async stopping => await sendMails(context, kind, stopping),
  })
}
