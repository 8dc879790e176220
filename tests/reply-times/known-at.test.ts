import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../server/database/schema.ts'
import { type Measure, measureOf } from '../../server/hours/measure.ts'
import { groupOf } from '../../server/messages/store/merges.ts'
import { draftEpisodes } from '../../server/reply-times/draft-episodes.ts'
import { listEntries } from '../../server/reply-times/list-entries.ts'
import {
  figuresOfRows,
  type PeriodRows,
  periodFigures,
  periodRows,
  readAt,
} from '../../server/reply-times/period-figures.ts'
import { countFigures } from '../../server/reply-times/report-figures.ts'
import { factsOf } from '../../server/reply-times/store/message-facts.ts'
import { MINUTE, type Village, village } from '../support/network/received.ts'
import { happenings, live } from '../support/network/webhook-fixtures.ts'

const period = { from: '2026-06-01', to: '2026-06-07' }

/** Everything derived from the messages as they were known, which is the definition. */
async function derived(v: Village, measure: Measure, now: number): Promise<PeriodRows> {
  const { db } = v.context
  const rows: PeriodRows = { episodes: [], unfilteredEpisodes: [] }
  const all = await db.selectFrom('conversation').select('id').execute()
  const ids = all.map(({ id }) => id)
  const facts = new Map((await factsOf(db, ids)).map(each => [each.conversation.id, each]))
  const isWanted = ({ openedOn }: { openedOn: string }) =>
    openedOn >= period.from && openedOn <= period.to
  for (const group of new Set([...(await groupOf(db, ids, now)).values()].map(String))) {
    const threads = group.split(',').flatMap(id => facts.get(Number(id)) ?? [])
    const drafts = draftEpisodes(threads, measure, now)
    rows.episodes.push(...drafts.episodes.filter(isWanted).map(each => ({ id: 0, ...each })))
    rows.unfilteredEpisodes.push(
      ...drafts.unfilteredEpisodes.filter(isWanted).map(each => ({ id: 0, ...each })),
    )
  }
  return rows
}

/** What is told of an episode: its number, and when an open one would be late, are not of the past. */
function told(rows: readonly Row<'episode'>[]): string[] {
  return rows
    .map(({ id: _, aimAt: __, dueAt: ___, unlikely: ____, ...row }) =>
      JSON.stringify(Object.entries(row).sort()),
    )
    .sort()
}

describe.each([
  ['sqlite', 6],
  ['postgres', 1],
] as const)('what was known at a past instant (%s)', (database, numRuns) => {
  it('is read from what is stored, and is what the messages of then say', async () => {
    await fc.assert(
      fc.asyncProperty(
        happenings,
        fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 6, maxLength: 6 }),
        async (all, shares) => {
          const v = await village({ database, now: '2026-06-02T09:30' })
          const began = v.clock.now()
          await live(v, all)
          v.clock.advance(7 * MINUTE)
          const { db } = v.context
          const measure = await measureOf(v.context, v.communeId)
          for (const share of shares) {
            const now = began + Math.floor(((v.clock.now() - began) * share) / 1000)
            const at = readAt(v.context, now)
            const expected = await derived(v, measure, now)
            const found = await periodRows(db, measure, period, at)
            expect(told(found.episodes)).toEqual(told(expected.episodes))
            expect(told(found.unfilteredEpisodes)).toEqual(told(expected.unfilteredEpisodes))
            const packed = await periodFigures(db, measure, period, at)
            const rows = await figuresOfRows(expected, measure, at)
            for (const exclusions of ['applied', 'ignored'] as const) {
              expect(await countFigures(packed, measure, period, exclusions)).toEqual(
                await countFigures(rows, measure, period, exclusions),
              )
            }
            const entries = await listEntries(db, measure, { ...period, exclusions: 'applied' }, at)
            const indices = [...entries.columns.day.keys()]
            const rowsListed = await entries.rowsOf(indices)
            const listed = rowsListed.filter(row => row !== undefined)
            expect(listed).toHaveLength(indices.length)
            expect(told(listed)).toEqual(
              told([...expected.episodes, ...expected.unfilteredEpisodes]),
            )
          }
        },
      ),
      { numRuns },
    )
  })
})
