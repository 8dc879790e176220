import { raiseAlerts } from '../../server/alerts/alerts.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { alertPushes } from '../../server/alerts/push.ts'
import type { Context } from '../../server/context.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { broadcastMails } from '../../server/subscribers/mail.ts'
import { broadcastPushes } from '../../server/subscribers/push.ts'
import { broadcastTexts } from '../../server/subscribers/sms.ts'
import { webhookMessages } from '../../server/webhooks/send.ts'

export const pushStormUrl = 'https://tambour.exemple.fr'

export type PushTask = {
  /** ms UTC; its clock stands still there. */
  now: number
  trouble: 'none' | 'killed before a statement'
  /** Before which of its statements, from 1 on, it kills itself; 0: before none. */
  at: number
}

/** What the jobs of alerts do once they are woken. */
export async function alertRound(context: Context): Promise<void> {
  await raiseAlerts(context)
  await sendMails(context, alertPushes)
  await sendMails(context, alertMails)
}

/** What the job of webhooks does once it is woken. */
export async function webhookRound(context: Context): Promise<void> {
  await sendMails(context, webhookMessages)
}

/** What the jobs of publishing and of subscribers do once they are woken. */
export async function broadcastRound(context: Context): Promise<void> {
  await deliverDue(context, { worker: `storm-${process.pid}` })
  await sendMails(context, broadcastPushes)
  await sendMails(context, broadcastMails)
  await sendMails(context, broadcastTexts)
}
