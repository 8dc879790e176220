import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { isSameTarget, type TargetVersion } from './rules-target.ts'
import { hoursSentences } from './sentences.ts'
import type { TargetsEdit, TargetsShape } from './shapes.ts'
import { channelNames, listTargetVersions, replaceTargetVersions, requestRebuild } from './store.ts'

type Dated = Pick<TargetVersion, 'fromDate' | 'target'>

/** The targets as they leave the house: the commune's, and of each of its channels. */
export async function getTargets(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<TargetsShape> {
  const { targetMinutes } = await communeOf({ db }, communeId)
  const versions = await listTargetVersions(db, communeId)
  const of = (id: number | null) => versions.filter(({ channelId }) => channelId === id)
  return {
    first: { minutes: targetMinutes },
    commune: of(null).flatMap(({ fromDate, target }) =>
      target === null ? [] : [{ from: fromDate, target }],
    ),
    channels: (await channelNames(db, communeId)).map(({ id, name }) => ({
      channel: id,
      name,
      versions: of(id).map(({ fromDate, target }) => ({ from: fromDate, target })),
    })),
  }
}

/**
 * Gives a channel, or the commune, these dated targets in place of those that it had, and asks for
 * the episodes to be reckoned anew from the first date that is changed; what lies before keeps its
 * figures. What is kept already changes nothing.
 * @throws Refusal (`not-found`) for a channel of another commune, (`bad-request`) for two versions of
 * one date, a commune without a target, or one before its first line.
 */
export async function changeTargets(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  { channel, versions }: TargetsEdit,
  actor: string,
): Promise<TargetsShape> {
  const wanted = versions
    .map(({ from, target }): Dated => ({ fromDate: from, target }))
    .sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1))
  const twice = wanted.find(({ fromDate }, place) => wanted[place + 1]?.fromDate === fromDate)
  if (twice !== undefined) {
    throw new Refusal('bad-request', hoursSentences.sameTargetStart(twice.fromDate))
  }
  if (channel === null && wanted.some(({ target }) => target === null)) {
    throw new Refusal('bad-request', hoursSentences.communeWithoutTarget)
  }
  const at = deps.clock.now()
  const isChanged = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const name = await nameOf(transaction, communeId, channel)
    if (channel === null) await refuseBeforeAim(transaction, communeId, wanted)
    const old = (await listTargetVersions(transaction, communeId)).filter(
      ({ channelId }) => channelId === channel,
    )
    const fromDate = firstTargetChange(old, wanted)
    if (fromDate === null) return false
    await replaceTargetVersions(transaction, { communeId, channelId: channel }, wanted, at)
    await requestRebuild(transaction, communeId, { fromDate, at })
    await writeJournal(transaction, {
      communeId,
      at,
      actor,
      action: 'targets.changed',
      subject: `commune:${communeId}`,
      detail: { channel, name, from: fromDate, after: versions },
    })
    return true
  })
  if (isChanged) deps.changes.tell(communeId, 'commune', 'messages', 'rebuild')
  return await getTargets(deps, communeId)
}

/** The channel's name; null for the commune. @throws Refusal (`not-found`) */
async function nameOf(db: Db, communeId: number, channel: number | null): Promise<string | null> {
  if (channel === null) return null
  const found = (await channelNames(db, communeId)).find(({ id }) => id === channel)
  if (found === undefined) throw notFound(hoursSentences.thisChannel)
  return found.name
}

async function refuseBeforeAim(db: Db, communeId: number, wanted: readonly Dated[]): Promise<void> {
  const { aimMinutes } = await communeOf({ db }, communeId)
  for (const { target } of wanted.slice(-1)) {
    if (target === null || !('minutes' in target) || target.minutes >= aimMinutes) continue
    throw new Refusal('bad-request', hoursSentences.targetBeforeAim(target.minutes, aimMinutes))
  }
}

/** The first local date whose target may differ; null where none does. */
function firstTargetChange(before: readonly Dated[], after: readonly Dated[]): string | null {
  const on = (list: readonly Dated[], date: string) =>
    list.find(({ fromDate }) => fromDate === date)
  const dates = [...before, ...after].map(({ fromDate }) => fromDate).sort()
  const differs = dates.find(date => {
    const [was, is] = [on(before, date), on(after, date)]
    return was === undefined || is === undefined || !isSameTarget(was.target, is.target)
  })
  return differs ?? null
}
