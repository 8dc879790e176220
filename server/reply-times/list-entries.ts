import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Measure } from '../hours/measure.ts'
import {
  columnsInTurn,
  inStretches,
  type Period,
  type ReadAt,
  storedAt,
  unpacked,
} from './period-figures.ts'
import type { Exclusions } from './report-figures.ts'
import type { FigureColumns } from './rules/episode-figures.ts'
import {
  type Dates,
  episodesById,
  numberedFigures,
  unpackedEpisodes,
} from './store/period-episodes.ts'
import type { EpisodeTableName } from './store/tables.ts'

/**
 * The episodes of a period among which a list chooses: their figures in columns, told by index.
 * Whole rows are read only of those that are shown, so that the longest list opens at once.
 */
export type ListEntries = {
  columns: FigureColumns
  /** The rows of these beside each other, numbered as in `rowsShown`; undefined: it is gone meanwhile. */
  rowsOf(indices: readonly number[]): Promise<(Row<'episode'> | undefined)[]>
}

/** What is stored, or what was known at a past instant. */
export async function listEntries(
  db: Db,
  measure: Measure,
  period: Period & { exclusions: Exclusions },
  at: ReadAt,
): Promise<ListEntries> {
  const { columns, rowsOf } = await storedEntries(db, measure, period, at)
  if (period.exclusions === 'applied') return { columns, rowsOf }
  return {
    columns,
    rowsOf: async indices =>
      (await rowsOf(indices)).map(row => row && { ...row, id: row.openedBy }),
  }
}

async function storedEntries(
  db: Db,
  measure: Measure,
  period: Period,
  at: ReadAt,
): Promise<ListEntries> {
  const { dates, derived } = await storedAt(db, measure, period, at)
  const filtered = await numbered(db, dates, 'episode')
  const unfiltered = await numbered(db, dates, 'unfilteredEpisode')
  const rowsOf = async (table: EpisodeTableName) =>
    (await inStretches(dates, some => unpackedEpisodes(db, some, table))).flat()
  const open = {
    episodes: [...(await rowsOf('episode')), ...derived.episodes],
    unfilteredEpisodes: [...(await rowsOf('unfilteredEpisode')), ...derived.unfilteredEpisodes],
  }
  const openRows = [...open.episodes, ...open.unfilteredEpisodes]
  const firstUnfiltered = filtered.ids.length
  const firstOpen = firstUnfiltered + unfiltered.ids.length
  return {
    columns: await columnsInTurn(
      [...filtered.packed, ...unfiltered.packed],
      await unpacked(open, measure, at.now),
    ),
    async rowsOf(indices) {
      const wanted = (from: number, to: number, ids: readonly number[]) =>
        indices
          .filter(index => index >= from && index < to)
          .flatMap(index => ids[index - from] ?? [])
      const filteredRows = byId(
        await episodesById(db, wanted(0, firstUnfiltered, filtered.ids), 'episode', dates),
      )
      const unfilteredRows = byId(
        await episodesById(
          db,
          wanted(firstUnfiltered, firstOpen, unfiltered.ids),
          'unfilteredEpisode',
          dates,
        ),
      )
      const rowOf = (index: number) => {
        if (index >= firstOpen) return openRows[index - firstOpen]
        return index < firstUnfiltered
          ? filteredRows.get(filtered.ids[index] ?? 0)
          : unfilteredRows.get(unfiltered.ids[index - firstUnfiltered] ?? 0)
      }
      return indices.map(rowOf)
    },
  }
}

async function numbered(db: Db, dates: Dates, table: EpisodeTableName) {
  const found = await inStretches(dates, some => numberedFigures(db, some, table))
  return { ids: found.flatMap(({ numbers }) => numbers), packed: found.map(({ packed }) => packed) }
}

function byId(rows: readonly Row<'episode'>[]): Map<number, Row<'episode'>> {
  return new Map(rows.map(row => [row.id, row]))
}
