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
  deps: ReportDeps,
  measure: Measure,
  period: Period,
  count: number,
  groupOf: ReadonlyMap<number, number>,
): Promise<GroupFigures[]> {
  const { figures, numbers: ids } = await numberedPeriod(deps, measure, period, 'id')
  await stepsInTurn(figures.steps(), nextTurn)
  const found = figures.of(
    count,
    Int16Array.from(ids, id => groupOf.get(id) ?? -1),
  )
  return Array.from({ length: count }, (_, group) => found[group] ?? none)
}

/** A period's episodes as figures, as they are known now, and a number of each in the same order. */
export async function numberedPeriod(
  { db, clock }: ReportDeps,
  measure: Measure,
  { from, to }: Period,
  column: 'id' | 'openedAt',
): Promise<{ figures: ReplyFigures; numbers: number[] }> {
  const dates = { communeId: measure.communeId, from, to }
  const ended = await inStretches(dates, some => numberedFigures(db, some, 'episode', column))
  const open = (await inStretches(dates, some => unpackedEpisodes(db, some, 'episode'))).flat()
  const rows = { episodes: open, unfilteredEpisodes: [] }
  const more = await unpacked(rows, measure, readAt({ clock }).now)
  const columns = await columnsInTurn(
    ended.map(({ packed }) => packed),
    more,
  )
  const numbers = ended.flatMap(one => one.numbers)
  return {
    figures: new ReplyFigures(columns),
    numbers: numbers.concat(open.map(one => one[column])),
  }
}
