import { createEvent, editEvent } from '../../../server/events/plan-event.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { webhookTypes } from '../../../server/webhooks/rules.ts'
import { addWebhook } from '../../../server/webhooks/webhooks.ts'
import { anEventEdit, anEventToPlan } from '../../support/builders/events.ts'
import { testClock } from '../../support/clock.ts'
import { byCommune, fakeNetwork, from, thread } from '../../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../../support/network/received.ts'
import {
  startWebhookReceiver,
  type WebhookAnswer,
  type WebhookReceiver,
} from '../../support/network/webhook-receiver.ts'
import { type OutboxStorm, startOutboxStorm } from './outbox-storm.ts'

export type WebhookStormResult = {
  /** What there was to tell, and how often more than once it was taken. */
  facts: number
  repeats: number
  faults: Map<string, number>
  wrong: string[]
}

/** How the receiver answers when it is there. */
const answers = {
  taken: 12,
  'lost answer': 3,
  'refused for a while': 4,
  'leads elsewhere': 1,
  'asks to be left alone': 1,
}

/**
 * What happens in a commune, round after round, told by two that work at the same time to a receiver that
 * loses, refuses, and is away for an hour in the middle; each of the two may be killed before any of its
 * statements. All must arrive, whatever comes twice with the same id and the same bytes.
 */
export async function runWebhookStorm(storm: OutboxStorm): Promise<WebhookStormResult> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const receiver = await startWebhookReceiver(() => clock.now())
  const connectors = { fake: fakeNetwork() }
  const death = { probability: 0.2, statements: 60 }
  const running = await startOutboxStorm(storm, { does: 'webhooks', clock, connectors, death })
  const { chance, context, count, faults } = running
  const result: WebhookStormResult = { facts: 0, repeats: 0, faults, wrong: [] }
  try {
    const communeId = await newCommune(context, 'Saint-Exemple')
    const channel = await channelOf(
      context,
      await newChannel(context, communeId, 'Page', clock.now() - MINUTE),
    )
    const by = { communeId, userId: null, actor: 'Anne' }
    const types = [...webhookTypes]
    const asked = { address: `${receiver.url}/hook`, name: 'Site', types, words: false }
    receiver.secrets.set('/hook', (await addWebhook(context, by, asked)).secret)
    receiver.says = (): WebhookAnswer => {
      if (running.isAway()) {
        count('receiver away')
        return 503
      }
      const kind = chance.of(answers)
      if (kind !== 'taken') count(kind)
      return answerOf[kind]
    }
    clock.advance(MINUTE)
    const { id: event } = await createEvent(context, by, anEventToPlan())
    await running.rest()
    const expected = ['event.published 0']
    for (let round = 1; running.goesOn(); round++) {
      const now = clock.now()
      await ingest(context, channel, [
        thread(`t-${round}`, [from(`Ann ${round}`, now, 'Est-ce ouvert ?')]),
        ...(round > 1 ? [thread(`t-${round - 1}`, [byCommune(now, 'Oui')])] : []),
      ])
      await editEvent(context, by, event, anEventEdit({ place: `Salle ${round}` }))
      expected.push(`message.waiting ${round}`, `event.changed ${round}`)
      if (round > 1) expected.push(`message.answered ${round - 1}`)
      await running.work()
      await running.rest()
    }
    judge(expected, receiver, result)
    const unsent = (await context.db.selectFrom('mail').selectAll().execute()).filter(
      ({ state }) => state !== 'sent',
    )
    for (const { subject, state } of unsent) result.wrong.push(`message ${subject}: ${state}`)
    return result
  } finally {
    await running.end()
    await receiver.close()
  }
}

const answerOf: Record<keyof typeof answers, WebhookAnswer> = {
  taken: 204,
  'lost answer': 'hang up',
  'refused for a while': 500,
  'leads elsewhere': { status: 302, headers: { location: '/elsewhere' } },
  'asks to be left alone': { status: 429, headers: { 'retry-after': '30' } },
}

/** Each fact under one id, with one body, taken once or more often. */
function judge(
  expected: readonly string[],
  { received, taken }: WebhookReceiver,
  result: WebhookStormResult,
): void {
  const bodies = Map.groupBy(received, ({ id }) => id)
  for (const [id, all] of bodies) {
    if (new Set(all.map(({ body }) => body)).size > 1) result.wrong.push(`${id}: two bodies`)
  }
  const byFact = Map.groupBy(taken, ({ body }) => factOf(body))
  for (const fact of expected) {
    const all = byFact.get(fact) ?? []
    if (all.length === 0) result.wrong.push(`${fact}: lost`)
    if (new Set(all.map(({ id }) => id)).size > 1) result.wrong.push(`${fact}: two ids`)
    result.repeats += Math.max(0, all.length - 1)
    byFact.delete(fact)
  }
  for (const fact of byFact.keys()) result.wrong.push(`${fact}: nobody expected it`)
  result.facts = expected.length
}

/** The conversations were made in the order of the rounds. */
function factOf(body: string): string {
  const { type, data } = JSON.parse(body)
  return `${type} ${data.conversation ?? data.sequence}`
}
