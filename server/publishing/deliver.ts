import type { Deps } from '../deps.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { gauge, instants, type Metric } from '../platform/metric.ts'
import { createDeliverer, type DelivererOptions, portion } from './deliverer.ts'
import type { Touched } from './lane-pool.ts'
import type { EngineDeps } from './publication.ts'
import type { DeliveryOutcome } from './shapes.ts'
import { nextUnsettledAt } from './store/attempts.ts'
import { deliveriesByState, deliveriesOf } from './store/deliveries.ts'

export type { EngineDeps } from './publication.ts'

/**
 * Does everything that is due now, on all channels, and says what became of each delivery:
 * settles what was cut off, sends, looks, reads back.
 * @throws the first error of the database, after the other channels are done.
 */
export async function deliverDue(
  deps: EngineDeps,
  options: DelivererOptions,
): Promise<DeliveryOutcome[]> {
  const deliverer = createDeliverer(deps, options)
  const touched: Touched[] = []
  for (;;) {
    const ends = await Promise.all(await deliverer.begin())
    const failed = ends.find(({ error }) => error !== null)
    if (failed) throw failed.error
    const more = ends.flatMap(end => end.touched)
    // Others may have been quicker with all of a portion, and not with the next one.
    if (more.length === 0 && ends.length < portion) break
    touched.push(...more)
  }
  return await outcomesOf(deps, touched)
}

export type Patience = DelivererOptions & {
  wait: (ms: number) => Promise<void>
  /** How long to wait in all for what cannot be known at once, ms. */
  atMostMs: number
}

/** Another worker may settle before its lease ends: look this often, ms. */
const glanceMs = 1000

/** The same, and stays until what was cut off or not answered is known for certain. */
export async function deliverAndSettle(
  deps: EngineDeps,
  { wait, atMostMs, ...options }: Patience,
): Promise<DeliveryOutcome[]> {
  const deadline = deps.clock.now() + atMostMs
  const outcomes = new Map<number, DeliveryOutcome>()
  for (;;) {
    for (const outcome of await deliverDue(deps, options)) outcomes.set(outcome.id, outcome)
    const settledAt = await nextUnsettledAt(deps.db)
    const now = deps.clock.now()
    if (settledAt === null || settledAt > deadline || now >= deadline) break
    await wait(Math.min(glanceMs, Math.max(1, settledAt - now)))
  }
  return [...outcomes.values()]
}

/** What became of each, in the order in which they were touched first. */
async function outcomesOf(
  { db }: Pick<Deps, 'db'>,
  touched: readonly Touched[],
): Promise<DeliveryOutcome[]> {
  const outcomes = new Map<number, DeliveryOutcome>()
  for (const communeId of new Set(touched.map(one => one.communeId))) {
    const ids = touched.filter(one => one.communeId === communeId).map(one => one.id)
    for (const row of await deliveriesOf(db, communeId, { ids: [...new Set(ids)] })) {
      const { id, channelName, state, url, reason } = row
      outcomes.set(id, { id, channelName, state, url, reason: sentenceOrNull(reason) })
    }
  }
  return [...new Set(touched.map(one => one.id))].flatMap(id => outcomes.get(id) ?? [])
}

/** The instant at which a delivery must be looked at next; null when nothing is planned. */
export { nextDueAt } from './store/due-deliveries.ts'

/** How many deliveries there are in each state, and when the first of those is due that are to leave. */
export async function publishingMetrics({ db }: Pick<Deps, 'db'>): Promise<Metric[]> {
  const rows = await deliveriesByState(db)
  const waiting = rows.flatMap(({ state, dueAt }) =>
    dueAt !== null && (state === 'scheduled' || state === 'sending') ? dueAt : [],
  )
  return [
    gauge(
      'tambour_deliveries',
      'Deliveries by state.',
      rows.map(({ state, count }) => ({ labels: { state }, value: count })),
    ),
    instants(
      'tambour_delivery_due_timestamp_seconds',
      'When the first delivery was to leave, or is, of those that have not.',
      [{ labels: {}, at: waiting.length === 0 ? null : Math.min(...waiting) }],
    ),
  ]
}
