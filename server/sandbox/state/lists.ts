import type { Kept } from './database.ts'

/** A row's place in a list: the instant it is sorted by (ms UTC), then the order of arrival. */
export type Place = { at: number; seq: number }

export type Cut<Row> = {
  order: 'asc' | 'desc'
  limit: number
  at: (row: Kept<Row>) => number
  /** Where the last page ended. */
  after?: Place | undefined
}

/** One page of a list, by keyset: what arrives between two calls shifts nothing and repeats nothing. */
export function cutPage<Row>(
  rows: readonly Kept<Row>[],
  { order, limit, at, after }: Cut<Row>,
): Kept<Row>[] {
  const turn = order === 'asc' ? 1 : -1
  const placed = rows.map(row => ({ row, at: at(row), seq: row.seq }))
  const compare = (one: Place, other: Place) => turn * (one.at - other.at || one.seq - other.seq)
  return placed
    .filter(place => after === undefined || compare(place, after) > 0)
    .sort(compare)
    .slice(0, limit)
    .map(({ row }) => row)
}

/** What has come by `now`, in the order of its instants. */
export const by = <Row extends { createdAt: number; seq: number }>(
  rows: readonly Row[],
  now: number,
): Row[] =>
  rows
    .filter(({ createdAt }) => createdAt <= now)
    .sort((one, other) => one.createdAt - other.createdAt || one.seq - other.seq)
