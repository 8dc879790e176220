import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeTargets } from '../../server/hours/change-targets.ts'
import type { CalendarVersion } from '../../server/hours/rules-opening-hours.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { finishRebuild } from '../../server/reply-times/rebuild.ts'
import { type ArrivalsShape, arrivalsShape } from '../../server/reply-times/shapes-further.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { byCommune, fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../support/network/received.ts'
import { arrivalsOf, csvLines, rounded } from '../support/reply-times/figures-from-csv.ts'
import { naiveSlots } from '../support/reply-times/naive-slots.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'
import { councillorKey, now } from '../support/reply-times/report-scenes.ts'

type Question = {
  week: number
  weekday: number
  minute: number
  after: number | null
  isByMail: boolean
}

/** What came on a Thursday, or on a Saturday, of the ten weeks before: mostly after hours. */
const question: fc.Arbitrary<Question> = fc.record({
  week: fc.integer({ min: 0, max: 9 }),
  weekday: fc.constantFrom(4, 4, 4, 6),
  minute: fc.constantFrom(599, 600, 610, 725, 790, 825, 1025, 1035, 1045, 1065, 1066),
  after: fc.constantFrom(4, 9, 15, 16, 900, null),
  isByMail: fc.constantFrom(false, false, false, true),
})

const openedAt = ({ week, weekday, minute }: Question) => {
  const date = Temporal.PlainDate.from('2026-03-30').add({ days: week * 7 + weekday - 1 })
  return paris(`${date}T00:00`) + minute * MINUTE
}

/** With a holiday, a day of its own hours, and other hours since May. */
const calendar: CalendarVersion[] = [
  caseCalendar,
  {
    ...caseCalendar,
    from: '2026-05-01',
    week: { ...caseCalendar.week, sat: [['09:30', '11:45']] },
    holidays: 'FR',
    open: { '2026-05-21': [['16:00', '17:30']] },
  },
]

async function played({ context }: TestApp, questions: readonly Question[]) {
  const communeId = await newCommune(context, 'Saint-Exemple', calendar)
  const [page, mail] = [
    await newChannel(context, communeId, 'Page', 0),
    await newChannel(context, communeId, 'Courriel', 0),
  ]
  const threads = (isByMail: boolean) =>
    questions.flatMap((one, place) => {
      if (one.isByMail !== isByMail) return []
      const at = openedAt(one)
      const asked = from(`Ann ${place}`, at, 'À quelle heure ?', { remoteId: `q-${place}` })
      const said =
        one.after === null
          ? []
          : [byCommune(at + one.after * MINUTE, 'Oui', { remoteId: `r-${place}` })]
      return [thread(`t-${place}`, [asked, ...said], { visibility: 'private' })]
    })
  await ingest(context, await channelOf(context, page), threads(false))
  await ingest(context, await channelOf(context, mail), threads(true))
  const dated = (target: { minutes: number } | { workingDays: number }) => [
    { from: '2026-04-20', target },
  ]
  await changeTargets(
    context,
    communeId,
    { channel: null, versions: dated({ minutes: 10 }) },
    'test',
  )
  await changeTargets(
    context,
    communeId,
    { channel: mail, versions: dated({ workingDays: 2 }) },
    'test',
  )
  await finishRebuild(context, communeId)
  const token = await councillorKey(context, communeId)
  return { page, mail, token }
}

const measured = ['répondu', 'en attente', 'sans réponse à temps']

async function found(
  house: TestApp,
  { mail, token }: { mail: number; token: string },
  query: Record<string, string>,
) {
  const headers = { authorization: `Bearer ${token}` }
  const ask = async (path: string) => {
    const answer = await house.ask('GET', `/api/reports/${path}?${new URLSearchParams(query)}`, {
      headers,
    })
    expect(answer.status, answer.text).toBe(200)
    return answer.text
  }
  const arrivals = arrivalsShape.parse(JSON.parse(await ask('replies/arrivals')))
  const lines = csvLines(await ask('replies.csv'))
  const inMinutes = lines.filter(
    ({ channel, date, state }) =>
      measured.includes(state) && (channel !== mail || date < '2026-04-20'),
  )
  const { from, to } = query
  const naive = naiveSlots(
    inMinutes.map(({ openedAt, date, elapsedMs, state }) => ({
      ...{ openedAt, elapsedMs, isAnswered: state === 'répondu' },
      targetMinutes: date < '2026-04-20' ? 15 : 10,
    })),
    calendar,
    (to ?? '') < '2026-06-06' ? (to ?? '') : '2026-06-06',
  )
  const counts = arrivalsOf(lines)
  const { arrivals: cells, targets: _, isSet, ...figures } = arrivals
  expect(isSet).toBe(true)
  expect(cells.map(hours => hours.map(({ count }) => count))).toEqual(counts)
  expect(rounded(figures)).toEqual(
    rounded({
      ...{ from, to, channel: query.channel === undefined ? null : Number(query.channel) },
      ...naive,
      inWorkingDays:
        lines.filter(({ state }) => measured.includes(state)).length - inMinutes.length,
    }),
  )
  return arrivals
}

describe.each([
  ['sqlite', 12],
  ['postgres', 2],
] as const)('when messages come, and an hour more (%s)', (database, numRuns) => {
  it('is found again from the CSV', async () => {
    const clock = testClock(now)
    const house = await testApp({ clock, database, connectors: { fake: fakeNetwork() } })
    const periods = [
      { from: '2026-03-30', to: '2026-06-30' },
      { from: '2026-04-20', to: '2026-05-28' },
    ]
    let offered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { minLength: 60, maxLength: 110 }),
        fc.constantFrom(...periods),
        fc.boolean(),
        async (questions, period, isOne) => {
          clock.set(now)
          const commune = await played(house, questions)
          const one: Record<string, string> = isOne ? { channel: String(commune.page) } : {}
          const { slots } = await found(house, commune, { ...period, ...one })
          offered += slots.length
        },
      ),
      { numRuns },
    )
    expect(offered).toBeGreaterThan(0)
  })
})

describe('an hour more over HTTP', () => {
  const path = '/api/reports/replies/arrivals?from=2026-03-30&to=2026-06-06'

  it('is a sentence’s worth: what Thursday evening would have brought, and what it asks', async () => {
    const house = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
    const at = { week: 0, weekday: 4, isByMail: false }
    const questions = Array.from({ length: 10 }, (_, week): Question[] => [
      { ...at, week, minute: 600, after: 9 },
      { ...at, week, minute: 1030, after: 900 },
    ]).flat()
    const { token } = await played(house, questions)
    const headers = { authorization: `Bearer ${token}` }
    const { json } = await house.ask('GET', path, { headers })
    const { all, inHours, slots, targets }: ArrivalsShape = arrivalsShape.parse(json)
    // Of ten Thursdays the 14th of May is a holiday; on the 21st the mairie was open from 16:00 to 17:30.
    expect({ all, inHours, targets }).toEqual({
      all: { part: 10, whole: 20 },
      inHours: { part: 8, whole: 9 },
      targets: [{ minutes: 15 }, { minutes: 10 }],
    })
    expect(slots).toHaveLength(1)
    expect(slots[0]).toMatchObject({
      ...{ weekday: 4, from: 1020, to: 1080, part: 0, whole: 8 },
      gained: { value: (8 * 8) / 9 },
      isOffered: true,
      openings: 8,
      yearOpenings: 51,
    })
  })

  it('says nothing of a commune without hours, and refuses strangers and other communes’ channels', async () => {
    const app = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
    const { json } = await app.ask('GET', path, { as: 'councillor' })
    expect(arrivalsShape.parse(json)).toMatchObject({
      all: { part: 0, whole: 0 },
      slots: [],
    })
    expect((await app.ask('GET', path)).status).toBe(401)
    expect((await app.ask('GET', `${path}&channel=99`, { as: 'councillor' })).status).toBe(404)
    const backwards = '/api/reports/replies/arrivals?from=2026-06-06&to=2026-06-01'
    expect((await app.ask('GET', backwards, { as: 'councillor' })).status).toBe(400)
  })
})
