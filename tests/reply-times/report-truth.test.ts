import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openApi } from '../../server/cli/here.ts'
import { replyFigures as digestFigures } from '../../server/digest/rules-replies.ts'
import { buildDigest } from '../../server/digest/weekly-digest.ts'
import { changeTargets } from '../../server/hours/change-targets.ts'
import { communeOf } from '../../server/people/commune.ts'
import { commands } from '../../server/reply-times/commands/report.ts'
import { finishRebuild } from '../../server/reply-times/rebuild.ts'
import { weeksInRows } from '../../server/reply-times/rules/week-columns.ts'
import {
  type EpisodeList,
  type EpisodeListShape,
  type EpisodeShape,
  episodeListShape,
  type ReportFiguresShape,
  reportShape,
  sentFiguresShape,
} from '../../server/reply-times/shapes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { fakeNetwork } from '../support/network/fake-network.ts'
import { MINUTE, newCommune } from '../support/network/received.ts'
import {
  type CsvLine,
  csvLines,
  figuresFromCsv,
  figuresIn,
  figuresOf,
  rounded,
} from '../support/reply-times/figures-from-csv.ts'
import {
  councillorKey,
  DAY,
  everything,
  type Life,
  life,
  now,
  play,
} from '../support/reply-times/report-scenes.ts'

const june = { from: '2026-06-01', to: '2026-06-07' }
const periods = [
  { from: '2026-05-27', to: '2026-06-06' },
  june,
  { from: '2026-05-18', to: '2026-06-03' },
]

const scenes = fc.record({
  lives: fc.array(life, { maxLength: 22, size: 'max' }),
  period: fc.constantFrom(...periods),
  /** Minutes from now at which the report stands; null: at which nobody thought. */
  at: fc.constantFrom(null, null, -3 * DAY - 35, 20, 2 * DAY),
})

type Asked = Record<string, string | number | undefined>

/** A commune in which all that happened, and its councillor’s key. */
async function played({ context }: TestApp, clock: TestClock, lives: readonly Life[]) {
  clock.set(now)
  const communeId = await newCommune(context, 'Saint-Exemple')
  const channels = await play(context, communeId, lives)
  // One of them has a target of its own, from the middle of what is reported on.
  const versions = [
    { from: '2026-05-29', target: { workingDays: 1 } },
    { from: '2026-06-03', target: { minutes: 45 } },
  ]
  await changeTargets(context, communeId, { channel: channels[1] ?? 0, versions }, 'test')
  await finishRebuild(context, communeId)
  const token = await councillorKey(context, communeId)
  return { communeId, channels, token }
}

/** The figures of an answer, its weeks in rows. */
function figuresSent(text: string): ReportFiguresShape {
  const sent = sentFiguresShape.parse(JSON.parse(text))
  return { ...sent, weeks: weeksInRows(sent.weeks) }
}

/** How many the report says each list has. */
function countsIn(report: ReportFiguresShape): Record<EpisodeList, number> {
  const { summary, received, holding, outOfHours, history, visibilities, parts } = report
  const answered = summary.counted - summary.missed
  const countedOf = (wanted: string) =>
    visibilities.find(({ visibility }) => visibility === wanted)?.summary.counted ?? 0
  return {
    received,
    counted: summary.counted,
    measured: parts.total,
    'on-time': parts.onTime,
    late: parts.late,
    answered,
    missed: parts.missed,
    waiting: parts.waiting,
    unanswered: parts.missed + parts.waiting,
    excluded: summary.excluded,
    withdrawn: summary.withdrawn,
    'out-of-hours': outOfHours,
    history,
    holding: holding.answered,
    'holding-on-time': holding.onTime,
    public: countedOf('public'),
    private: countedOf('private'),
  }
}

describe.each([
  ['sqlite', 2],
  ['postgres', 1],
] as const)('one truth (%s)', (database, numRuns) => {
  /** Plays scenes, and gives each a way to ask the API of its commune. */
  async function eachScene(
    check: (scene: {
      house: TestApp
      communeId: number
      channels: number[]
      period: { from: string; to: string }
      ask: (path: string, asked: Asked) => Promise<string>
      /** The query's part that says when. */
      when: { now?: string }
    }) => Promise<void>,
  ): Promise<void> {
    const clock = testClock(now)
    const house = await testApp({ clock, database, connectors: { fake: fakeNetwork() } })
    await fc.assert(
      fc.asyncProperty(scenes, async ({ lives, period, at }) => {
        const { token, ...commune } = await played(house, clock, lives)
        const when = at === null ? {} : { now: new Date(now + at * MINUTE).toISOString() }
        const ask = async (path: string, asked: Asked) => {
          const query = new URLSearchParams()
          for (const [key, value] of Object.entries({ ...period, ...when, ...asked })) {
            if (value !== undefined) query.set(key, String(value))
          }
          const headers = { authorization: `Bearer ${token}` }
          const answer = await house.ask('GET', `/api/reports/${path}?${query}`, { headers })
          expect(answer.status, answer.text).toBe(200)
          return answer.text
        }
        await check({ house, ...commune, period, ask, when })
      }),
      { numRuns, examples: [[{ lives: everything, period: june, at: null }]] },
    )
  }

  it('is on the screen and in the CSV, of all channels and of one, with exclusions and without', async () => {
    await eachScene(async ({ channels: [first = 0], period, ask }) => {
      for (const channel of [undefined, first]) {
        const only = { channel }
        const csv = (exclusions: string) => ask('replies.csv', { ...only, exclusions })
        const unfiltered = await csv('ignored')
        for (const exclusions of ['applied', 'ignored']) {
          const text = await ask('replies/figures', { ...only, exclusions })
          const figures = figuresSent(text)
          const own = exclusions === 'ignored' ? unfiltered : await csv(exclusions)
          const expected = figuresFromCsv(own, unfiltered, period, figures.channels)
          expect(rounded(figuresIn(figures))).toEqual(rounded(expected))
        }
      }
    })
  })

  it('is in the packed figures, in the rows and in the command', async () => {
    await eachScene(async ({ house: { context }, communeId, channels, period, ask, when }) => {
      const [command] = commands
      const commune = await communeOf(context, communeId)
      const api = openApi({ context, commune })
      for (const exclusions of ['applied', 'ignored']) {
        for (const channel of [undefined, channels[1]]) {
          const packed = figuresSent(await ask('replies/figures', { channel, exclusions }))
          const { episodes, ...rows } = reportShape.parse(
            JSON.parse(await ask('replies', { channel, exclusions })),
          )
          expect(rows).toEqual(packed)
          expect(episodes).toHaveLength(rows.received)
          const values = {
            ...period,
            ...when,
            ...(channel !== undefined && { channel: String(channel) }),
            'ignore-exclusions': exclusions === 'ignored',
          }
          const input = { values, positionals: [], stdin: process.stdin }
          const { episodes: printed, ...told } = reportShape.parse(
            JSON.parse(JSON.stringify(await command?.ask(api, input))),
          )
          expect(told).toEqual(packed)
          expect(printed).toEqual(episodes)
        }
      }
    })
  })

  it('is in the list behind each figure', async () => {
    await eachScene(async ({ ask }) => {
      for (const exclusions of ['applied', 'ignored']) {
        const report = figuresSent(await ask('replies/figures', { exclusions }))
        const list = async (asked: Asked) =>
          episodeListShape.parse(
            JSON.parse(await ask('replies/episodes', { exclusions, ...asked })),
          )
        for (const [name, count] of Object.entries(countsIn(report))) {
          const one = await list({ list: name })
          expect([name, one.count, one.episodes.length]).toEqual([name, count, count])
        }
        for (const { kind, count } of report.excluded) {
          expect(await list({ list: 'excluded', kind })).toMatchObject({ count })
        }
        for (const [day, hours] of report.arrivals.entries()) {
          for (const [hour, { count }] of hours.entries()) {
            if (count === 0) continue
            expect(await list({ weekday: day + 1, hour })).toMatchObject({ count })
          }
        }
        for (const { channel, summary } of report.channels) {
          expect(await list({ list: 'counted', channel })).toMatchObject({ count: summary.counted })
        }
        const { episodes } = reportShape.parse(JSON.parse(await ask('replies', { exclusions })))
        const byTime = episodes.toSorted(
          (a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt) || a.id - b.id,
        )
        expect(await pages(list, { list: 'received' }, one => one)).toEqual(byTime)
        const slow = { list: 'answered', order: 'slowest' }
        const times = await pages(
          list,
          slow,
          ({ officeMs, elapsedMs }) => [officeMs, elapsedMs ?? 0] as const,
        )
        expect(times).toEqual(times.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]))
        expect(times).toHaveLength(report.summary.counted - report.summary.missed)
      }
    })
  })

  it('is in the digest', async () => {
    await eachScene(async ({ house: { context }, communeId, ask }) => {
      const csv = async (from: string, to: string, exclusions = 'applied') => {
        const asked = { from, to, exclusions, now: new Date(now).toISOString() }
        return csvLines(await ask('replies.csv', asked))
      }
      const week = ['2026-06-01', '2026-06-07'] as const
      const lines = await csv(...week)
      const { summary, elapsed } = figuresOf(lines)
      const older = (await csv('2026-03-16', '2026-05-31')).filter(
        ({ state, closedAt, history }) =>
          (state === 'en attente' || state === 'sans réponse à temps') &&
          closedAt === '' &&
          !history,
      )
      const figures = {
        targets: figuresSent(
          await ask('replies/figures', {
            from: week[0],
            to: week[1],
            now: new Date(now).toISOString(),
          }),
        ).targets,
        summary,
        goalPercent: 90,
        beside: {
          unfiltered: figuresOf(await csv(...week, 'ignored')).summary,
          holdingOnTime: lines.filter(({ holding, onTime }) => holding && onTime === 'oui').length,
        },
        elapsedMedianMs: elapsed.medianMs,
        before: figuresOf(await csv('2026-05-25', '2026-05-31')).summary,
        older: older.length,
      }
      const digest = await buildDigest(context, communeId, '2026-W23', 'fr')
      expect(digest.figures).toEqual(digestFigures(figures, 'fr'))
    })
  })
})

/** A list read in pages of five. */
async function pages<Told>(
  list: (asked: Asked) => Promise<EpisodeListShape>,
  asked: Asked,
  tell: (one: EpisodeShape) => Told,
): Promise<Told[]> {
  const told: Told[] = []
  let after: string | undefined
  do {
    const page = await list({ ...asked, limit: 5, after })
    told.push(...page.episodes.map(tell))
    after = page.next ?? undefined
  } while (after !== undefined)
  return told
}

it('plays every case there is', async () => {
  const clock = testClock(now)
  const house = await testApp({ clock, connectors: { fake: fakeNetwork() } })
  const { token } = await played(house, clock, everything)
  const query = new URLSearchParams(june)
  const headers = { authorization: `Bearer ${token}` }
  const { text } = await house.ask('GET', `/api/reports/replies.csv?${query}`, { headers })
  const lines = csvLines(text)
  const all = (of: (line: CsvLine) => string) => [...new Set(lines.map(of))].sort()
  expect(all(({ state }) => state)).toHaveLength(5)
  expect(all(({ excludedBy }) => excludedBy)).toEqual([
    '',
    'avis d’un agent',
    'modération',
    'règle : emoji seul',
    'règle : mention seule',
    'règle : politesse',
  ])
  expect(all(({ visibility }) => visibility)).toEqual(['privée', 'publique'])
  const late = lines.filter(
    ({ state, elapsedMs }) => state === 'sans réponse à temps' && elapsedMs === 60 * MINUTE,
  )
  expect(late).toHaveLength(1)
  for (const has of ['holding', 'outOfHours', 'history'] as const) {
    expect(
      lines.filter(line => line.state === 'répondu' && line[has]),
      has,
    ).toHaveLength(1)
  }
})
