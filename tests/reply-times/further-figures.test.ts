import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOpeningHours } from '../../server/hours/change-opening-hours.ts'
import { changeTargets } from '../../server/hours/change-targets.ts'
import { getOpeningHours } from '../../server/hours/measure.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { finishRebuild } from '../../server/reply-times/rebuild.ts'
import { furtherShape } from '../../server/reply-times/shapes-further.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { byCommune, fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newCommune, setHours } from '../support/network/received.ts'
import {
  type CsvLine,
  csvLines,
  figuresOf,
  rounded,
} from '../support/reply-times/figures-from-csv.ts'
import {
  type Fate,
  naiveAnsweredBy,
  naiveDifference,
  naiveIncidence,
} from '../support/reply-times/naive-further.ts'
import { caseCalendar } from '../support/reply-times/reply-timelines.ts'
import {
  councillorKey,
  DAY,
  everything,
  life,
  now,
  play,
} from '../support/reply-times/report-scenes.ts'

/** What is said in one conversation after the other: who, how many minutes before now. */
const talk = fc.record({
  visibility: fc.constantFrom('private' as const, 'public' as const),
  said: fc.array(
    fc.record({
      who: fc.constantFrom('Ann', 'Bob', null),
      before: fc.oneof(
        fc.integer({ min: 0, max: 10 * DAY }),
        fc.integer({ min: 365 * DAY, max: 373 * DAY }),
      ),
      text: fc.constantFrom('À quelle heure ?', 'merci'),
    }),
    { minLength: 1, maxLength: 9 },
  ),
})
const june = { from: '2026-05-20', to: '2026-06-06' }
const scenes = fc.record({
  lives: fc.array(life, { maxLength: 12 }),
  talks: fc.array(talk, { maxLength: 6 }),
  period: fc.constantFrom(
    june,
    { from: '2026-06-01', to: '2026-06-07' },
    {
      from: '2025-05-01',
      to: '2026-06-06',
    },
  ),
  isOne: fc.boolean(),
})

async function played({ context }: TestApp, { lives, talks }: Pick<Scene, 'lives' | 'talks'>) {
  const communeId = await newCommune(context, 'Saint-Exemple')
  const channels = await play(context, communeId, lives)
  const channel = await channelOf(context, channels[0] ?? 0)
  const threads = talks.map(({ visibility, said }, place) =>
    thread(
      `talk-${place}`,
      said.map(({ who, before, text }, index) => {
        const at = now - before * MINUTE
        const remoteId = `talk-${place}-${index}`
        return who === null
          ? byCommune(at, 'Oui', { remoteId })
          : from(visibility === 'private' ? 'Ann' : who, at, text, { remoteId })
      }),
      { visibility },
    ),
  )
  await ingest(context, channel, threads)
  const versions = [{ from: '2026-06-03', target: { minutes: 45 } }]
  await changeTargets(context, communeId, { channel: null, versions }, 'test')
  await finishRebuild(context, communeId)
  const token = await councillorKey(context, communeId)
  return { communeId, channels, token }
}
type Scene = typeof scenes extends fc.Arbitrary<infer Value> ? Value : never

/** Its author took it back: in time, or later, which a CSV tells by a wait that ended before it was written. */
const isRemoved = ({ state, closedAt, openedAt, elapsedMs, now }: CsvLine) =>
  state === 'retiré par son auteur' ||
  (state === 'sans réponse à temps' && closedAt === '' && openedAt + elapsedMs < now)

const measuredStates = ['répondu', 'en attente', 'sans réponse à temps']
const isMeasured = ({ state }: CsvLine) => measuredStates.includes(state)

/** On the curve, where a late withdrawal is known to have waited for so long. */
const fatesOf = (lines: readonly CsvLine[], clock: 'officeMs' | 'elapsedMs'): Fate[] =>
  lines
    .filter(isMeasured)
    .map(line => ({ ending: line.state === 'répondu' ? 'answered' : 'waits', ms: line[clock] }))

const endingsOf = (lines: readonly CsvLine[]): Fate[] =>
  lines
    .filter(line => isMeasured(line) || isRemoved(line))
    .map(line => ({
      ending: isRemoved(line) ? 'withdrawn' : line.state === 'répondu' ? 'answered' : 'waits',
      ms: line.officeMs,
    }))

type Days = { from: string; to: string }
const within = (lines: readonly CsvLine[], { from, to }: Days) =>
  lines.filter(({ date }) => date >= from && date <= to)

function naiveComparison(lines: readonly CsvLine[], before: Days, after: Days) {
  const side = (days: Days) => {
    const theirs = within(lines, days)
    const fates = fatesOf(theirs, 'officeMs')
    const isQuick = ({ ms }: Fate) => ms <= 15 * MINUTE
    return {
      ...days,
      ...figuresOf(theirs),
      quick: {
        part: fates.filter(fate => fate.ending === 'answered' && isQuick(fate)).length,
        whole: fates.filter(fate => fate.ending === 'answered' || !isQuick(fate)).length,
      },
    }
  }
  const [one, other] = [side(before), side(after)]
  const onTime = ({ summary }: ReturnType<typeof side>) => ({
    part: summary.onTime,
    whole: summary.counted,
  })
  return {
    before: one,
    after: other,
    onTime: naiveDifference(onTime(one), onTime(other)),
    quick: naiveDifference(one.quick, other.quick),
  }
}

describe.each([
  ['sqlite', 12],
  ['postgres', 2],
] as const)('the further figures (%s)', (database, numRuns) => {
  it('are found again from the CSV', async () => {
    const clock = testClock(now)
    const house = await testApp({ clock, database, connectors: { fake: fakeNetwork() } })
    await fc.assert(
      fc.asyncProperty(scenes, async ({ period, isOne, ...scene }) => {
        clock.set(now)
        const { channels, token } = await played(house, scene)
        const ask = async (path: string, query: Record<string, string>) => {
          const search = new URLSearchParams(query)
          if (isOne) search.set('channel', String(channels[0]))
          const headers = { authorization: `Bearer ${token}` }
          const answer = await house.ask('GET', `/api/reports/${path}?${search}`, { headers })
          expect(answer.status, answer.text).toBe(200)
          return answer.text
        }
        const asked = { ...period, changeOn: '2026-06-03' }
        const found = furtherShape.parse(JSON.parse(await ask('replies/further', asked)))
        const all = csvLines(await ask('replies.csv', { from: '2024-01-01', to: period.to }))
        const lines = within(all, period)
        for (const line of all) {
          const isEarlier = (other: CsvLine) =>
            other.conversation === line.conversation &&
            other.author === line.author &&
            other.openedAt < line.openedAt &&
            other.state !== 'non compté'
          expect(line.isLater).toBe(line.state !== 'non compté' && all.some(isEarlier))
        }
        const unanswered = ['en attente', 'sans réponse à temps']
        const { months, whole } = found.year
        const [first, last] = [months[0]?.after, months.at(-1)?.after]
        const bare = ({ before, after, ...rest }: typeof whole) => {
          const [{ targets: _one, ...was }, { targets: _other, ...is }] = [before, after]
          return { before: was, after: is, ...rest }
        }
        const { changes: _, ...figures } = found
        expect(
          rounded({
            ...figures,
            year: { months, whole: bare(whole) },
            change: found.change && bare(found.change),
          }),
        ).toEqual(
          rounded({
            ...period,
            channel: isOne ? channels[0] : null,
            measured: lines.filter(isMeasured).length,
            unanswered: lines.filter(({ state }) => unanswered.includes(state)).length,
            within: (
              [
                ['office', 10],
                ['office', 15],
                ['elapsed', 1440],
              ] as const
            ).flatMap(([on, minutes]) => {
              const fates = fatesOf(lines, `${on}Ms`)
              const by = naiveAnsweredBy(fates, minutes * MINUTE)
              return by === null ? [] : [{ clock: on, ms: minutes * MINUTE, ...by }]
            }),
            withdrawals: {
              count: lines.filter(isRemoved).length,
              points:
                endingsOf(lines).length === 0
                  ? []
                  : [10, 15, 60, 360].map(minutes => ({
                      ms: minutes * MINUTE,
                      ...naiveIncidence(endingsOf(lines), minutes * MINUTE),
                    })),
            },
            turns: {
              first: figuresOf(lines.filter(({ isLater }) => !isLater)),
              later: figuresOf(lines.filter(({ isLater }) => isLater)),
            },
            year: {
              months: months.map(({ after: { from, to } }) => {
                const earlier = aYearBefore({ from, to })
                return {
                  before: { ...earlier, ...figuresOf(within(all, earlier)) },
                  after: { from, to, ...figuresOf(within(all, { from, to })) },
                }
              }),
              whole: naiveComparison(
                all,
                aYearBefore({ from: first?.from ?? '', to: last?.to ?? '' }),
                { from: first?.from ?? '', to: last?.to ?? '' },
              ),
            },
            change: naiveComparison(
              all,
              { from: period.from, to: '2026-06-02' },
              { from: '2026-06-03', to: period.to },
            ),
          }),
        )
      }),
      { numRuns, examples: [[{ lives: everything, talks: [], period: june, isOne: false }]] },
    )
  })
})

/** None of the periods ends on the last day of February. */
function aYearBefore({ from, to }: Days): Days {
  const before = (date: string) => Temporal.PlainDate.from(date).subtract({ years: 1 }).toString()
  return { from: before(from), to: before(to) }
}

describe('the further figures over HTTP', () => {
  it('offer the dates on which the commune changed something', async () => {
    const app = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
    const { context, communeId } = app
    await setHours(context, communeId, [caseCalendar])
    const [hours] = await getOpeningHours(context, communeId)
    const evening = { ...hours, from: '2026-05-25' }
    await changeOpeningHours(context, communeId, [hours, evening], 'test')
    const versions = [{ from: '2026-06-03', target: { minutes: 45 } }]
    await changeTargets(context, communeId, { channel: null, versions }, 'test')
    const body = { title: 'Horaires', text: 'La mairie ouvre à 9 h.' }
    await app.ask('POST', '/api/saved-replies', { as: 'administrator', body })
    const path = '/api/reports/replies/further?from=2026-05-20&to=2026-06-06'
    const { json } = await app.ask('GET', path, { as: 'councillor' })
    expect(furtherShape.parse(json)).toMatchObject({
      measured: 0,
      within: [],
      withdrawals: { count: 0, points: [] },
      change: null,
      year: { whole: { onTime: null, quick: null } },
      changes: [
        { on: '2026-05-25', kind: 'hours' },
        { on: '2026-06-03', kind: 'target' },
        { on: '2026-06-06', kind: 'saved-reply' },
      ],
    })
  })

  it('refuse a change outside the period, a stranger, and another commune’s channel', async () => {
    const app = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
    const path = '/api/reports/replies/further?from=2026-05-20&to=2026-06-06'
    for (const on of ['2026-05-20', '2026-06-07', '2026-02-30']) {
      const answer = await app.ask('GET', `${path}&changeOn=${on}`, { as: 'councillor' })
      expect(answer.status, on).toBe(400)
    }
    expect((await app.ask('GET', path)).status).toBe(401)
    const other = await app.ask('GET', `${path}&channel=99`, { as: 'councillor' })
    expect(other.status).toBe(404)
  })
})
