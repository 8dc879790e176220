import { pino } from 'pino'
import { type Context, createContext } from '../../server/context.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { nextRoundAt } from '../../server/mail/outbox.ts'
import { webhookTypes } from '../../server/webhooks/rules.ts'
import { webhookMessages } from '../../server/webhooks/send.ts'
import { addWebhook } from '../../server/webhooks/webhooks.ts'
import { anEventEdit, anEventToPlan } from '../support/builders/events.ts'
import { testClock } from '../support/clock.ts'
import { byCommune, fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../support/network/received.ts'
import {
  startWebhookReceiver,
  type WebhookAnswer,
  type WebhookReceiver,
} from '../support/network/webhook-receiver.ts'
import { quietSettings } from '../support/settings.ts'
import { chanceOf } from './chance.ts'
import { type PushTask, pushStormUrl, webhookRound } from './push-round.ts'
import { createWorker } from './workers.ts'

export type WebhookStormResult = {
  /** What there was to tell, and how often more than once it was taken. */
  facts: number
  repeats: number
  faults: Map<string, number>
  wrong: string[]
}

type WebhookStorm = {
  databaseUrl: string
  faults: number
  seed: number
  /** Two processes that may be killed; otherwise two contexts of this one. */
  kills: boolean
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
export async function runWebhookStorm(storm: WebhookStorm): Promise<WebhookStormResult> {
  const chance = chanceOf(storm.seed)
  const clock = testClock('2026-06-02T08:00:00Z')
  const receiver = await startWebhookReceiver(() => clock.now())
  const open = () =>
    createContext(quietSettings({ ...storm, dataDir: '.', publicUrl: pushStormUrl }), {
      clock,
      connectors: { fake: fakeNetwork() },
      log: pino({ level: 'silent' }),
    })
  const context = await open()
  const workers = await Promise.all([1, 2].map(() => workerOf(storm, open)))
  const result: WebhookStormResult = { facts: 0, repeats: 0, faults: new Map(), wrong: [] }
  const count = (fault: string) => result.faults.set(fault, (result.faults.get(fault) ?? 0) + 1)
  const counted = () => [...result.faults.values()].reduce((sum, many) => sum + many, 0)
  // Two of one thread cannot wait for each other where a transaction holds the whole database.
  const inTurn = !storm.kills && storm.databaseUrl.startsWith('file:')
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
    let awayUntil: number | null = null
    receiver.says = (): WebhookAnswer => {
      if (awayUntil !== null && clock.now() < awayUntil) {
        count('receiver away')
        return 503
      }
      const kind = chance.of(answers)
      if (kind !== 'taken') count(kind)
      return answerOf[kind]
    }
    clock.advance(MINUTE)
    const { id: event } = await createEvent(context, by, anEventToPlan())
    await untilQuiet(context, clock)
    const expected = ['event.published 0']
    for (let round = 1; counted() < storm.faults; round++) {
      // The hour begins once half of the faults came.
      if (awayUntil === null && counted() > storm.faults / 2) awayUntil = clock.now() + 60 * MINUTE
      const now = clock.now()
      await ingest(context, channel, [
        thread(`t-${round}`, [from(`Ann ${round}`, now, 'Est-ce ouvert ?')]),
        ...(round > 1 ? [thread(`t-${round - 1}`, [byCommune(now, 'Oui')])] : []),
      ])
      await editEvent(context, by, event, anEventEdit({ place: `Salle ${round}` }))
      expected.push(`message.waiting ${round}`, `event.changed ${round}`)
      if (round > 1) expected.push(`message.answered ${round - 1}`)
      for (let step = 0; step < 6; step++) {
        const work = async (worker: Worker) => {
          const isKilled = storm.kills && chance.is(0.2)
          const trouble = isKilled ? 'killed before a statement' : 'none'
          const at = isKilled ? 1 + chance.below(60) : 0
          const said = await worker.work({ now: clock.now(), trouble, at })
          if (said.happened) count('killed by SIGKILL')
        }
        if (inTurn) for (const worker of workers) await work(worker)
        else await Promise.all(workers.map(work))
        clock.advance((5 + chance.below(20)) * 1000)
      }
      await untilQuiet(context, clock)
    }
    judge(expected, receiver, result)
    const unsent = (await context.db.selectFrom('mail').selectAll().execute()).filter(
      ({ state }) => state !== 'sent',
    )
    for (const { subject, state } of unsent) result.wrong.push(`message ${subject}: ${state}`)
    return result
  } finally {
    await Promise.all(workers.map(worker => worker.end()))
    await context.close()
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

type Worker = { work(task: PushTask): Promise<{ happened: boolean }>; end(): Promise<void> }

async function workerOf(
  { databaseUrl, kills }: WebhookStorm,
  open: () => Promise<Context>,
): Promise<Worker> {
  if (kills) {
    const worker = createWorker<PushTask>('pushes', databaseUrl, '', 'webhooks')
    return { work: task => worker.work(task), end: () => worker.kill() }
  }
  const context = await open()
  return {
    async work() {
      await webhookRound(context)
      return { happened: false }
    },
    end: () => context.close(),
  }
}

/** Whatever is still tried, and what a death left claimed, comes to its end. */
async function untilQuiet(context: Context, clock: ReturnType<typeof testClock>): Promise<void> {
  for (let rounds = 0; rounds < 200; rounds++) {
    await webhookRound(context)
    const at = await nextRoundAt(context, webhookMessages)
    if (at === null) return
    clock.set(Math.max(clock.now(), at))
  }
  throw new Error('the outbox never comes to rest')
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
