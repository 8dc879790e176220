import type { Db } from '../../database/database.ts'
import { chunksOf, inChunks, isPostgres } from '../../database/dialect.ts'
import type { Row } from '../../database/schema.ts'
import { type ColumnType, updateRows } from '../../database/update-rows.ts'
import { sentenceText } from '../../language/sentence.ts'
import type { DeliveryState } from '../rules/delivery.ts'
import { canBecome, onlineStates } from '../rules/delivery-state.ts'
import { publishingSentences } from '../sentences.ts'

/** What the caller believes of a row; what is left out is not asked. */
export type DeliveryGuard = {
  state: DeliveryState
  nextAt?: number | null
  leaseOwner?: string | null
}

export type DeliveryPatch = Partial<
  Pick<
    Row<'delivery'>,
    | 'state'
    | 'dueAt'
    | 'dueLocal'
    | 'validUntil'
    | 'nextAt'
    | 'leaseOwner'
    | 'leaseUntil'
    | 'remoteId'
    | 'url'
    | 'reason'
    | 'publishedAt'
    | 'verifiedAt'
    | 'readers'
    | 'variantId'
    | 'approvedHash'
    | 'heldFrom'
    | 'superseded'
    | 'wanted'
    | 'correction'
  >
>

/**
 * Compare and set: changes the row if it still is what the caller believes.
 * @returns whether it was.
 * @throws Error for a step that a delivery's life does not have.
 */
export async function moveDelivery(
  db: Db,
  id: number,
  guard: DeliveryGuard,
  patch: DeliveryPatch,
): Promise<boolean> {
  refuseStep(guard, patch)
  let update = db
    .updateTable('delivery')
    .set(patch)
    .where('id', '=', id)
    .where('state', '=', guard.state)
  if (guard.nextAt !== undefined) {
    update = update.where('nextAt', guard.nextAt === null ? 'is' : '=', guard.nextAt)
  }
  if (guard.leaseOwner !== undefined) {
    update = update.where('leaseOwner', guard.leaseOwner === null ? 'is' : '=', guard.leaseOwner)
  }
  const { numUpdatedRows } = await update.executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await letFollow(db, [{ id, patch }])
  return true
}

/** First comments follow what became of their posts. */
async function letFollow(db: Db, moved: readonly Pick<DeliveryMove, 'id' | 'patch'>[]) {
  const telling = moved.filter(
    ({ patch: { state, dueAt } }) =>
      state === 'published' || state === 'cancelled' || dueAt !== undefined,
  )
  for (const [state, alike] of Map.groupBy(telling, ({ patch }) => patch.state)) {
    for (const ids of chunksOf(alike.map(({ id }) => id))) await followPosts(db, ids, state)
  }
}

const notSent: readonly DeliveryState[] = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'failed',
  'missed',
]

/**
 * Lets first comments follow their posts, in the transaction that moved those. A comment waits
 * parked (`scheduled`, `nextAt` null) until its post is out, and then is due at once; it has its
 * post's time, and is cancelled with it. With its event it is stopped, and comes back, by itself
 * (events/follow-event.ts): posts that keep what they were before are left out.
 * @param posts deliveries, of which any may be posts
 * @param state what those are now; undefined: only their times may have changed
 */
async function followPosts(
  db: Db,
  posts: readonly number[],
  state: DeliveryState | undefined,
): Promise<void> {
  if (posts.length === 0) return
  if (state === 'published') {
    await db
      .updateTable('delivery')
      .set(({ selectFrom }) => ({
        reason: null,
        // Late, it still belongs under its post, and never before it.
        nextAt: selectFrom('delivery as post')
          .select(eb => eb.fn.coalesce('post.publishedAt', 'post.dueAt').as('at'))
          .whereRef('post.id', '=', 'delivery.afterId'),
      }))
      .where('afterId', 'in', posts)
      .where('state', '=', 'scheduled')
      .where('nextAt', 'is', null)
      .execute()
    return
  }
  if (state === 'cancelled') {
    await db
      .updateTable('delivery')
      .set({
        state,
        nextAt: null,
        reason: sentenceText(publishingSentences.postCancelled),
        heldFrom: null,
      })
      .where('afterId', 'in', posts)
      .where('state', 'in', [...notSent])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('delivery as post')
            .select('post.id')
            .whereRef('post.id', '=', 'delivery.afterId')
            .where('post.heldFrom', 'is', null),
        ),
      )
      .execute()
    return
  }
  await db
    .updateTable('delivery')
    .set(({ selectFrom, eb, fn }) => {
      const above = selectFrom('delivery as post').whereRef('post.id', '=', 'delivery.afterId')
      const dueAt = fn.coalesce(above.select('post.dueAt'), 'dueAt')
      return {
        dueAt,
        dueLocal: fn.coalesce(above.select('post.dueLocal'), 'dueLocal'),
        // Approvers have until then.
        nextAt: eb
          .case()
          .when('state', '=', 'awaiting-approval')
          .then(dueAt)
          .else(eb.ref('nextAt'))
          .end(),
      }
    })
    .where('afterId', 'in', posts)
    .where('state', 'in', ['draft', 'awaiting-approval', 'scheduled'])
    .execute()
}

function refuseStep(guard: DeliveryGuard, patch: DeliveryPatch): void {
  if (patch.state === undefined || canBecome(guard.state, patch.state)) return
  throw new Error(`a delivery does not go from ${guard.state} to ${patch.state}`)
}

/** What `moveDelivery` takes, for one of several rows. */
export type DeliveryMove = { id: number; guard: DeliveryGuard; patch: DeliveryPatch }

/**
 * The same for many rows of a transaction at once, each with a guard and a patch of its own.
 * @param patience of `lockDeliveries`
 * @returns the ids of those that were as believed.
 * @throws Error for a step that a delivery's life does not have, and for a row that is named twice.
 */
export async function moveDeliveries(
  transaction: Db,
  moves: readonly DeliveryMove[],
  patience: Patience = 'wait',
): Promise<Set<number>> {
  const ids = moves.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Error('a delivery moves once at a time')
  for (const { guard, patch } of moves) refuseStep(guard, patch)
  const found = await lockDeliveries(transaction, ids, patience)
  const moved = moves.filter(({ id, guard }) => isAsBelieved(found.get(id), guard))
  const alike = Map.groupBy(moved, ({ patch }) => Object.keys(patch).sort().join())
  for (const group of alike.values()) {
    const columns = typesOf(Object.keys(group[0]?.patch ?? {}))
    const rows = group.map(({ id, patch }) => ({ id, ...patch }))
    await updateRows(transaction, 'delivery', columns, rows)
  }
  await letFollow(transaction, moved)
  return new Set(moved.map(({ id }) => id))
}

function isAsBelieved(row: Row<'delivery'> | undefined, guard: DeliveryGuard): boolean {
  return (
    row !== undefined &&
    row.state === guard.state &&
    (guard.nextAt === undefined || row.nextAt === guard.nextAt) &&
    (guard.leaseOwner === undefined || row.leaseOwner === guard.leaseOwner)
  )
}

/** Types of the columns that a patch may hold. */
const patchTypes: Record<keyof DeliveryPatch, ColumnType> = {
  state: 'text',
  dueAt: 'bigint',
  dueLocal: 'text',
  validUntil: 'bigint',
  nextAt: 'bigint',
  leaseOwner: 'text',
  leaseUntil: 'bigint',
  remoteId: 'text',
  url: 'text',
  reason: 'text',
  publishedAt: 'bigint',
  verifiedAt: 'bigint',
  readers: 'integer',
  variantId: 'integer',
  approvedHash: 'text',
  heldFrom: 'text',
  superseded: 'integer',
  wanted: 'text',
  correction: 'text',
}

function typesOf(names: readonly string[]): Partial<Record<keyof DeliveryPatch, ColumnType>> {
  return Object.fromEntries(Object.entries(patchTypes).filter(([name]) => names.includes(name)))
}

/**
 * What to do about a row that somebody else holds: `wait` for the end of their transaction, or `skip`
 * it, as if it were not there.
 */
type Patience = 'wait' | 'skip'

/**
 * Rows as they are, which nobody else changes before the end of this transaction. SQLite lets one
 * transaction write at a time and needs no lock. Always in the order of their ids, and in one
 * transaction `wait` comes before `skip`: two workers that each waited for what the other took would
 * wait for ever, and nobody who is waited for waits for what is skipped last.
 */
export async function lockDeliveries(
  transaction: Db,
  ids: readonly number[],
  patience: Patience,
): Promise<Map<number, Row<'delivery'>>> {
  if (!transaction.isTransaction) throw new Error('rows are locked inside a transaction')
  const sorted = ids.toSorted((a, b) => a - b)
  const held = await inChunks(sorted, some => {
    const rows = transaction
      .selectFrom('delivery')
      .selectAll()
      .where('id', 'in', some)
      .orderBy('id')
    if (!isPostgres(transaction)) return rows.execute()
    return (patience === 'skip' ? rows.forUpdate().skipLocked() : rows.forUpdate()).execute()
  })
  return new Map(held.map(row => [row.id, row]))
}

/**
 * Writes that the network has the post, whatever was believed meanwhile: for a worker that lost
 * its lease and learns only now what it did.
 * @returns whether that was not known yet.
 */
export async function overruleAsPublished(
  db: Db,
  id: number,
  patch: DeliveryPatch & { state: 'published' },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(patch)
    .where('id', '=', id)
    .where('state', 'not in', [...onlineStates])
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await followPosts(db, [id], patch.state)
  return true
}

/**
 * Holds back, inside a transaction, all others that would move this delivery: a worker that sends it
 * waits for the end and reads what was written. A write that changes nothing, because SQLite knows no
 * `FOR UPDATE`.
 * @returns whether it still was as expected.
 */
export async function lockDelivery(
  transaction: Db,
  id: number,
  guard: DeliveryGuard,
): Promise<boolean> {
  return await moveDelivery(transaction, id, guard, { state: guard.state })
}
