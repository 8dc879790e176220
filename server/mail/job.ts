import { nextAlertMailAt, sendAlertMails } from '../alerts/mail.ts'
import { nextApprovalMailAt, sendApprovalMails } from '../approval/mail.ts'
import { nextChannelMailAt, sendChannelMails } from '../channels/mail.ts'
import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import type { Topic } from '../platform/shapes.ts'
import { nextDeliveryMailAt, sendDeliveryMails } from '../publishing/mail.ts'

/** Mails of one kind, which are written and sent in rounds. */
export type Mails = {
  name: string
  /** What may make one of them due sooner than was foreseen. */
  wokenBy: readonly Topic[]
  /** @param stopped whether to stop before the next mail. */
  send(context: Context, stopped: () => boolean): Promise<void>
  /** When one must next be looked at, ms UTC; null when none must. */
  nextAt(context: Context): Promise<number | null>
}

/** Tells whoever is on duty that somebody waits. */
export const alertMails: Mails = {
  name: 'alert mails',
  wokenBy: ['alerts'],
  send: sendAlertMails,
  nextAt: nextAlertMailAt,
}

/** Tells administrators that a channel's access ends or died: of a pause at once. */
export const channelMails: Mails = {
  name: 'channel mails',
  wokenBy: ['channels'],
  send: sendChannelMails,
  nextAt: nextChannelMailAt,
}

/** Asks for approval by mail, reminds and tells: of what is planned or decided at once. */
export const approvalMails: Mails = {
  name: 'approval mails',
  wokenBy: ['deliveries'],
  send: sendApprovalMails,
  nextAt: nextApprovalMailAt,
}

/** Tells people of what did not go out; a failure waits for what else may fail with it. */
export const deliveryMails: Mails = {
  name: 'delivery mails',
  wokenBy: ['deliveries', 'channels'],
  send: sendDeliveryMails,
  nextAt: nextDeliveryMailAt,
}

/** Sends such mails when they are due: woken by what changes them, or when their time has come. */
export function createMailJob(context: Context, { name, wokenBy, send, nextAt }: Mails): Job {
  return createJobLoop(context, {
    name,
    wokenBy,
    async round(stopping) {
      await send(context, stopping)
      return await nextAt(context)
    },
  })
}
