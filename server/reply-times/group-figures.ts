import type { Measure } from '../hours/measure.ts'
import { nextTurn, stepsInTurn } from '../platform/event-loop.ts'
import { columnsInTurn, inStretches, type Period, readAt, unpacked } from './period-figures.ts'
import type { ReportDeps } from './reply-report.ts'
import { none } from './report-figures.ts'
import { type GroupFigures, ReplyFigures } from './rules/reply-figures.ts'
import { numberedFigures, unpackedEpisodes } from './store/period-episodes.ts'

/**
 * The figures of groups of a period's episodes, with exclusions, as they are known now.
 * @param groupOf to which of the groups an episode belongs, by its number; absent: to none
 */
export async function figuresOfGroups(
  { db, clock }: ReportDeps,
  measure: Measure,
  { from, to }: Period,
  count: number,
  groupOf: ReadonlyMap<number, number>,
): Promise<GroupFigures[]> {
  const dates = { communeId: measure.communeId, from, to }
  const ended = await inStretches(dates, some => numberedFigures(db, some, 'episode'))
  const open = await inStretches(dates, some => unpackedEpisodes(db, some, 'episode'))
  const rows = { episodes: open.flat(), unfilteredEpisodes: [] }
  const more = await unpacked(rows, measure, readAt({ clock }).now)
  const packed = ended.map(one => one.packed)
  const figures = new ReplyFigures(await columnsInTurn(packed, more))
  const ids = [...ended.flatMap(one => one.numbers), ...rows.episodes.map(({ id }) => id)]
  await stepsInTurn(figures.steps(), nextTurn)
  const found = figures.of(
    count,
    Int16Array.from(ids, id => groupOf.get(id) ?? -1),
  )
  return Array.from({ length: count }, (_, group) => found[group] ?? none)
}
