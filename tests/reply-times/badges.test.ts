import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badge } from '../../server/connectors/facebook/manifest.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { weeksInRows } from '../../server/reply-times/rules/week-columns.ts'
import { sentFiguresShape } from '../../server/reply-times/shapes.ts'
import { badgesShape } from '../../server/reply-times/shapes-further.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { testClock } from '../support/clock.ts'
import type { DatabaseKind } from '../support/database/databases.ts'
import { byCommune, fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, setHours } from '../support/network/received.ts'
import { readCsv } from '../support/reply-times/csv.ts'
import { naiveBadge } from '../support/reply-times/naive-badge.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

/** Tuesday, the mairie is open. */
const now = paris('2026-06-09T10:30')
const HOUR = 60 * MINUTE

type Said = { sign: 'C' | 'H' | 'A'; hours: number; text: string }
type Talk = { visibility: 'private' | 'public'; said: Said[] }

const said = fc.record({
  sign: fc.constantFrom('C' as const, 'C' as const, 'H' as const, 'A' as const),
  hours: fc.integer({ min: 0, max: 24 * 12 * 4 }).map(quarters => quarters / 4),
  text: fc.constantFrom('La salle est-elle libre ?', 'merci', 'Et dimanche ?'),
})
const talk = fc.record({
  visibility: fc.constantFrom('private' as const, 'private' as const, 'public' as const),
  said: fc.array(said, { minLength: 1, maxLength: 8 }),
})

async function house(database: DatabaseKind = 'sqlite') {
  const connectors = { fake: withBadge() }
  const app = await testApp({ clock: testClock(now), connectors, database })
  await setHours(app.context, app.communeId, [caseCalendar])
  return app
}

function withBadge() {
  const network = fakeNetwork()
  return { ...network, manifest: { ...network.manifest, badge } }
}

async function pageOf({ context, communeId }: Awaited<ReturnType<typeof house>>, talks: Talk[]) {
  const part = { connector: 'fake', config: {}, secrets: { token: 'sésame' } }
  const { id } = await aChannel(context, communeId, { ...part, name: 'Page', createdAt: 0 })
  const threads = talks.map(({ visibility, said }, talkIndex) =>
    thread(
      `${id}-${talkIndex}`,
      said.map(({ sign, hours, text }, index) => {
        const at = now - hours * HOUR
        const remoteId = `${id}-${talkIndex}-${String(index).padStart(2, '0')}`
        return sign === 'C'
          ? from(`Ann ${talkIndex}`, at, text, { remoteId })
          : byCommune(at, 'Oui', { remoteId, automatic: sign === 'A' })
      }),
      { visibility },
    ),
  )
  await ingest(context, await channelOf(context, id), threads)
  return id
}

describe('badges over HTTP', () => {
  it.each([
    ['sqlite', 25],
    ['postgres', 3],
  ] as const)(
    'are found again from the CSV, and differ from the report as they say (%s)',
    async (database, numRuns) => {
      const app = await house(database)
      await fc.assert(
        fc.asyncProperty(
          fc.array(talk, { maxLength: 10 }),
          fc.constantFrom('2026-06-09', '2026-06-05', '2026-07-01'),
          async (talks, to) => {
            const channel = await pageOf(app, talks)
            const ask = async (path: string, query: Record<string, string>) => {
              const search = new URLSearchParams({ channel: String(channel), ...query })
              const answer = await app.ask('GET', `/api/reports/${path}?${search}`, {
                as: 'councillor',
              })
              expect(answer.status, answer.text).toBe(200)
              return answer.text
            }
            const told = badgesShape.parse(
              JSON.parse(await ask('replies/badges', { from: '2026-06-01', to })),
            )
            const days = { from: told.from, to: told.to }
            expect(days.to).toBe(to > '2026-06-09' ? '2026-06-09' : to)
            const [heading = [], ...lines] = readCsv(
              (await ask('replies/first-messages.csv', days)).replace(/^\uFEFF/, ''),
            )
            const cell = (line: string[], name: string) => line[heading.indexOf(name)] ?? ''
            const firsts = lines.map(line => {
              const sentAt = Date.parse(cell(line, 'Message reçu à (UTC)'))
              const took = cell(line, 'Délai écoulé (ms)')
              return { sentAt, answeredAt: took === '' ? null : sentAt + Number(took) }
            })
            const [page] = told.badges
            expect(page?.messages).toBe(firsts.length)
            for (const reading of page?.readings ?? []) {
              const naive = naiveBadge(firsts, reading, at =>
                Temporal.Instant.fromEpochMilliseconds(at)
                  .toZonedDateTimeISO('Europe/Paris')
                  .toPlainDate()
                  .toString(),
              )
              expect(reading).toMatchObject({
                messages: firsts.length,
                answered: naive.answered,
                isEarned: naive.isEarned,
              })
              expect(reading.timeMs ?? -1).toBeCloseTo(naive.timeMs ?? -1, 6)
            }
            const sent = sentFiguresShape.parse(JSON.parse(await ask('replies/figures', days)))
            const report = { ...sent, weeks: weeksInRows(sent.weeks) }
            const { onTime, counted, waiting, ratio, medianMs } = report.summary
            const { comments, later, notCounted, outsideHours, neverAnswered } =
              page?.differences ?? fail()
            expect(page?.ours).toEqual({
              ...{ onTime, counted, waiting, ratio, medianMs },
              elapsedMedianMs: report.elapsed.medianMs,
              targets: report.targets,
            })
            expect(comments + later + firsts.length - notCounted).toBe(report.parts.total)
            expect(neverAnswered).toBe(firsts.filter(one => one.answeredAt === null).length)
            expect(outsideHours).toBe(
              lines.filter(line => cell(line, 'Reçu hors horaires') === 'oui').length,
            )
          },
        ),
        { numRuns },
      )
    },
  )

  it('tell two missing answers, and that they depend on the reading', async () => {
    const app = await house()
    const asked = (hours: number, minutes: number | null): Talk => {
      const question = { sign: 'C' as const, hours, text: 'La salle est-elle libre ?' }
      const answer = { sign: 'H' as const, hours: hours - (minutes ?? 0) / 60, text: '' }
      return { visibility: 'private', said: minutes === null ? [question] : [question, answer] }
    }
    await pageOf(app, [asked(120, 40), asked(96, 50), asked(72, 60)])
    const path = '/api/reports/replies/badges?from=2026-06-01&to=2026-06-09'
    const { json } = await app.ask('GET', path, { as: 'councillor' })
    expect(json).toMatchObject({
      from: '2026-06-03',
      to: '2026-06-09',
      networks: ['Facebook'],
      badges: [
        {
          network: 'Facebook',
          badge: 'Très réactif aux messages',
          isRead: true,
          messages: 3,
          readings: [
            { key: 'fastest-2018', answered: 3, timeMs: 50 * MINUTE, isEarned: false, missing: 3 },
            { key: 'median-2017', answered: 3, timeMs: 50 * MINUTE, isEarned: false, missing: 2 },
          ],
          differences: { comments: 0, later: 0, notCounted: 0, neverAnswered: 0 },
        },
      ],
    })
    // As it was known before the last two were answered.
    const earlier = encodeURIComponent('2026-06-05T09:00:00Z')
    const past = await app.ask('GET', `${path}&now=${earlier}`, { as: 'councillor' })
    expect(past.json).toMatchObject({
      to: '2026-06-05',
      badges: [{ messages: 2, differences: { neverAnswered: 1 } }],
    })
  })

  it('are none without such a page, or once it is taken away', async () => {
    const without = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
    const path = '/api/reports/replies/badges?from=2026-06-01&to=2026-06-09'
    expect((await without.ask('GET', path, { as: 'councillor' })).json).toMatchObject({
      networks: [],
      badges: [],
    })
    const app = await house()
    const id = await pageOf(app, [])
    await app.context.db
      .updateTable('channel')
      .set({ state: 'disconnected' })
      .where('id', '=', id)
      .execute()
    const { json } = await app.ask('GET', path, { as: 'councillor' })
    expect(json).toMatchObject({ networks: ['Facebook'], badges: [] })
  })

  it('are for the commune’s people, and of its own channels', async () => {
    const app = await house()
    for (const file of ['badges', 'first-messages.csv']) {
      const path = `/api/reports/replies/${file}?from=2026-06-01&to=2026-06-09`
      expect((await app.ask('GET', path)).status).toBe(401)
      const other = await app.ask('GET', `${path}&channel=99`, { as: 'councillor' })
      expect(other.status).toBe(404)
      const wrong = path.replace('to=2026-06-09', 'to=2026-05-09')
      expect((await app.ask('GET', wrong, { as: 'councillor' })).status).toBe(400)
    }
  })
})

function fail(): never {
  throw new Error('no badge was told')
}
