import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { deliveriesOf } from '../publishing/rows.ts'
import { takeBackPost } from '../publishing/take-back-post.ts'
import { reserveMore } from '../subscribers/spending.ts'
import { endText } from './end.ts'
import { endOf } from './rules-warning.ts'
import { warningSentences as say } from './sentences.ts'
import type { WarningLift, WarningShape } from './shapes.ts'
import { findWarning, markLifted, type WarningRow } from './store.ts'
import { getWarning } from './warnings.ts'

type LiftDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'connectors'>

/**
 * Takes a warning back everywhere, running or over: in one transaction, so that what a crash cuts off is
 * either not begun or goes on by itself. Two who do so at once: the second is told who was quicker.
 * @throws Refusal (`not-found`; `conflict`: taken back already, or a drill; `bad-request` for a channel of
 *   which nobody knows the subscribers)
 */
export async function liftWarning(
  deps: LiftDeps,
  by: Actor,
  id: number,
  { text, channels }: WarningLift,
): Promise<WarningShape> {
  const { communeId } = by
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const row = await findWarning(db, communeId, id)
    if (row === undefined) throw notFound(say.warning)
    if (row.isDrill === 1) throw new Refusal('conflict', say.drillOver)
    const endChannels = text === null ? [] : await channelsToTell({ ...deps, db }, row, channels)
    const lift = {
      ...{ liftedAt: now, liftedBy: by.actor, liftedText: text },
      endChannels: JSON.stringify(endChannels),
    }
    if (!(await markLifted(db, id, lift))) {
      const { liftedBy } = (await findWarning(db, communeId, id)) ?? row
      throw new Refusal('conflict', say.liftedAlready(liftedBy ?? ''))
    }
    if (text !== null) await payForEnd({ ...deps, db }, row, endChannels, text)
    await takeBackPost({ ...deps, db }, communeId, id, say.lifted(by.actor))
    await writeJournal(db, {
      ...{ communeId, at: now, actor: by.actor, subject: `post:${id}` },
      action: 'warning.lifted',
    })
  })
  deps.changes.tell(communeId, 'deliveries')
  return await getWarning(deps, communeId, id)
}

/** Whose readers are told of the end: those that were named, or all whom it costs nothing to tell. */
async function channelsToTell(
  { db, connectors }: Pick<Deps, 'db' | 'connectors'>,
  { communeId, postId }: { communeId: number; postId: number },
  named: readonly number[] | undefined,
): Promise<number[]> {
  const rows = await deliveriesOf(db, communeId, { postIds: [postId] })
  const wayOf = new Map(
    rows.map(({ channelId, connector }) => [channelId, connectors[connector]?.audience?.way]),
  )
  for (const id of named ?? []) {
    if (wayOf.get(id) !== undefined) continue
    const name = rows.find(({ channelId }) => channelId === id)?.channelName ?? String(id)
    throw new Refusal('bad-request', say.notThere(name), 'channels')
  }
  return named === undefined
    ? [...wayOf].flatMap(([id, way]) => (way === undefined || way === 'sms' ? [] : id))
    : [...new Set(named)]
}

/** @throws Refusal (`conflict`) where the month's budget does not suffice, and nothing was taken back */
async function payForEnd(
  deps: Pick<LiftDeps, 'db' | 'clock' | 'connectors'>,
  { communeId, postId, text }: WarningRow,
  channels: readonly number[],
  said: string,
): Promise<void> {
  const sms = endText('sms', endOf(text, said))
  for (const row of await deliveriesOf(deps.db, communeId, { postIds: [postId] })) {
    const way = deps.connectors[row.connector]?.audience?.way
    if (way !== 'sms' || !channels.includes(row.channelId)) continue
    const refused = await reserveMore(deps, row, sms)
    if (refused !== null) throw new Refusal('conflict', refused, 'channels')
  }
}
