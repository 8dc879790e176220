import { configOf } from '../channels/call.ts'
import { channelById } from '../channels/rows.ts'
import { smsCost, smsTermsOf } from '../connectors/rules/sms-cost.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { lockCommune } from '../people/store/communes.ts'
import type { AudienceGate } from '../publishing/gates.ts'
import { subscriberSentences as say } from './sentences.ts'
import { broadcastsOf } from './store-broadcasts.ts'
import { keepSpending, spendingOf, spentSince } from './store-sms.ts'
import { audienceOfChannel } from './store-subscribers.ts'

/**
 * The month's budget of an SMS channel stops a delivery before the first SMS of it leaves. It is counted
 * where nobody else counts: of two deliveries at one instant the second sees what the first will cost.
 */
export const audienceGate: AudienceGate = {
  async reserve({ db, clock, connectors }, delivery, { text, link, channel }) {
    if (connectors[channel.connector]?.audience?.way !== 'sms') return null
    const terms = smsTermsOf(configOf(channel))
    const whole = link === null || text.includes(link) ? text : `${text}\n\n${link}`
    return await db.transaction().execute(async transaction => {
      await lockCommune(transaction, delivery.communeId)
      const recipients = (await audienceOfChannel(transaction, channel.id)).length
      const cents = smsCost(whole, recipients, terms) ?? 0
      const at = clock.now()
      const left = await budgetLeft(transaction, channel, at, delivery.id)
      if (left !== null && cents > left) return say.overBudget(channel.name, cents, left)
      const { communeId, id: deliveryId } = delivery
      await keepSpending(transaction, {
        deliveryId,
        communeId,
        channelId: channel.id,
        at,
        cents,
        recipients,
      })
      return null
    })
  },
}

/**
 * Keeps what it costs to send another text to those whom a delivery by SMS reached, inside the caller's
 * transaction.
 * @returns why it must not be sent; null: it may
 */
export async function reserveMore(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { id: deliveryId, communeId, channelId }: { id: number; communeId: number; channelId: number },
  text: string,
): Promise<Sentence | null> {
  const channel = await channelById(db, channelId)
  const [broadcast] = await broadcastsOf(db, [deliveryId])
  if (channel === undefined || broadcast === undefined) return null
  await lockCommune(db, communeId)
  const cents = smsCost(text, broadcast.recipients, smsTermsOf(configOf(channel))) ?? 0
  const at = clock.now()
  const left = await budgetLeft(db, channel, at)
  if (left !== null && cents > left) return say.overBudget(channel.name, cents, left)
  const before = await spendingOf(db, deliveryId)
  const sum = (before?.cents ?? 0) + cents
  const { recipients } = before ?? broadcast
  await keepSpending(db, { deliveryId, communeId, channelId, at, cents: sum, recipients })
  return null
}

/**
 * What may still be spent in the month of that instant, cents; null: nobody set a limit.
 * @param except a delivery that is not counted: it is about to be
 */
export async function budgetLeft(
  db: Db,
  channel: { id: number; communeId: number; config: string },
  at: number,
  except: number | null = null,
): Promise<number | null> {
  const { budget } = smsTermsOf(configOf(channel))
  if (budget === null) return null
  const { zone } = await communeOf({ db }, channel.communeId)
  return budget - (await spentSince(db, channel.id, monthOf(at, zone), except))
}

/** When the month began in which an instant lies, in an IANA zone; ms UTC. */
function monthOf(instant: number, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return there.with({ day: 1 }).startOfDay().epochMilliseconds
}
