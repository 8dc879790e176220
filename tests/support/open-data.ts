import type { Context } from '../../server/context.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { byCommune, from, thread } from './network/fake-network.ts'
import { channelOf, MINUTE } from './network/received.ts'
import { paris } from './reply-times/reply-timelines.ts'

/** So many on a day from ten o’clock on, each answered after so many minutes; null: not at all. */
export type Day = { date: string; after: (number | null)[] }

/** Up to 30 November 2026: enough in most months, nine in October, and four weeks of fourteen. */
export const answeredYear: Day[] = [
  { date: '2026-02-16', after: [3] },
  ...['2026-03-03', '2026-04-07', '2026-05-05', '2026-06-02'].map(date => ({
    date,
    after: [5, 9, 12, 12, 14, 16, 20, 30, 31, 40, null],
  })),
  { date: '2026-09-15', after: Array.from({ length: 30 }, (_, place) => 1 + place) },
  { date: '2026-10-06', after: [5, 9, 12, 12, 14, 16, 20, 30, null] },
  { date: '2026-11-04', after: [2, 8, 9, 11, 12.5, 13, 20] },
  { date: '2026-11-24', after: [4, 10, 12.5, 14, 16, 90, null] },
]

/** Writes what came on those days to a channel. */
export async function writeAnswers(
  context: Context,
  channel: number,
  days: readonly Day[],
): Promise<void> {
  const all = days.flatMap(({ date, after }) =>
    after.map((minutes, place) => {
      const at = paris(`${date}T10:00`) + place * MINUTE
      const said = minutes === null ? [] : [byCommune(at + minutes * MINUTE, 'Oui')]
      return thread(`${date}-${place}`, [from(`Odile${place}`, at, 'À quelle heure ?'), ...said])
    }),
  )
  await ingest(context, await channelOf(context, channel), all)
}
