import { raiseAlerts } from '../../../server/alerts/alerts.ts'
import { alertMails } from '../../../server/alerts/mail.ts'
import { alertPushes } from '../../../server/alerts/push.ts'
import type { Context } from '../../../server/context.ts'
import type { MailKind } from '../../../server/mail/kind.ts'
import { nextRoundAt, sendMails } from '../../../server/mail/outbox.ts'
import { deliverDue, nextDueAt } from '../../../server/publishing/deliver.ts'
import { broadcastMails } from '../../../server/subscribers/mail.ts'
import { broadcastPushes } from '../../../server/subscribers/push.ts'
import { broadcastTexts } from '../../../server/subscribers/sms.ts'
import { webhookMessages } from '../../../server/webhooks/send.ts'

export const stormUrl = 'https://tambour.exemple.fr'

/** What jobs do once they are woken, and when they are to be woken again, ms UTC. */
type Round = {
  run(context: Context): Promise<void>
  nextAt(context: Context): Promise<number | null>
}
export type RoundName = keyof typeof rounds

export const rounds = {
  alerts: roundOf([alertPushes, alertMails], { act: raiseAlerts }),
  webhooks: roundOf([webhookMessages]),
  broadcasts: roundOf([broadcastPushes, broadcastMails, broadcastTexts], {
    act: context => deliverDue(context, { worker: `storm-${process.pid}` }),
    dueAt: ({ db }) => nextDueAt(db),
  }),
}

/** @param before what is done before the mails of these kinds leave, and when that is due */
function roundOf(
  kinds: readonly MailKind[],
  before: {
    act?(context: Context): Promise<unknown>
    dueAt?(context: Context): Promise<number | null>
  } = {},
): Round {
  return {
    async run(context) {
      await before.act?.(context)
      for (const kind of kinds) await sendMails(context, kind)
    },
    async nextAt(context) {
      const times = [await before.dueAt?.(context)]
      for (const kind of kinds) times.push(await nextRoundAt(context, kind))
      const known = times.filter(at => typeof at === 'number')
      return known.length === 0 ? null : Math.min(...known)
    },
  }
}
