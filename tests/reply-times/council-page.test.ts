import { describe, expect, it } from 'vitest'
import { finishRebuild } from '../../server/reply-times/rebuild.ts'
import { councilPeriods } from '../../server/reply-times/rules/periods.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { fakeNetwork } from '../support/network/fake-network.ts'
import { newCommune } from '../support/network/received.ts'
import { everyPage, plainSpaces } from '../support/pdf/text.ts'
import { pdfUaFaults } from '../support/pdf/ua.ts'
import { councillorKey, DAY, everything, now, play } from '../support/reply-times/report-scenes.ts'

const week = { from: '2026-06-01', to: '2026-06-07' }
const asked = 'from=2026-06-01&to=2026-06-07'

async function house() {
  const app = await testApp({ clock: testClock(now), connectors: { fake: fakeNetwork() } })
  const communeId = await newCommune(app.context, 'Saint-Exemple')
  // The last one of these more than a year before too.
  const before = everything.slice(-1).map(life => ({ ...life, before: 420 * DAY, channel: 0 }))
  await play(app.context, communeId, [...everything, ...before])
  await finishRebuild(app.context, communeId)
  const token = await councillorKey(app.context, communeId)
  return { ...app, communeId, token }
}

async function get({ app, token }: TestApp & { token: string }, path: string): Promise<Response> {
  const answer = await app.request(path, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status, path).toBe(200)
  return answer
}

async function pageOf(all: TestApp & { token: string }, query: string) {
  const answer = await get(all, `/api/reports/replies.pdf?${query}`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(pdfUaFaults(bytes)).toEqual([])
  return { bytes, pages: (await everyPage(bytes)).map(plainSpaces) }
}

describe('the page for the council', () => {
  it('is the same file for the same figures, in English too, and one page for a mandate', async () => {
    const all = await house()
    expect((await pageOf(all, asked)).bytes).toEqual((await pageOf(all, asked)).bytes)
    const english = await pageOf(all, 'from=2021-06-01&to=2026-06-06&language=en')
    expect(english.pages).toHaveLength(1)
    expect(english.pages[0]).toContain('month by month')
    expect(english.pages[0]).toContain('Messages that needed an answer')
  })

  it('is four slides with the same figures', async () => {
    const all = await house()
    const mandate = 'from=2021-06-01&to=2026-06-07'
    const { pages } = await pageOf(all, `${mandate}&layout=slides`)
    expect(pages).toHaveLength(4)
    const [sheet = ''] = (await pageOf(all, mandate)).pages
    const figures = /Messages qui demandaient une réponse.*(?= Sans réponse, délai passé)/s.exec(
      sheet,
    )
    expect(pages[0]).toContain(/\d+ messages sur \d+ répondus/.exec(sheet)?.[0])
    expect(pages[1]).toContain('mois par mois')
    expect(pages[2]).toContain(figures?.[0])
    expect(pages[3]).toContain('lundi mardi mercredi')
    // One week is no course of time; where nobody wrote, nobody has hours at which.
    expect((await pageOf(all, `${asked}&layout=slides`)).pages).toHaveLength(3)
    expect((await pageOf(all, 'from=2024-06-01&to=2024-06-30&layout=slides')).pages).toHaveLength(2)
  })

  it('says that there was nothing, and refuses what is no period', async () => {
    const all = await house()
    const empty = await pageOf(all, 'from=2024-06-01&to=2024-06-30')
    expect(empty.pages[0]).toContain('Aucun message qui demandait une réponse.')
    expect(empty.pages[0]).not.toMatch(/NaN|undefined|null/)
    const { app, token } = all
    const headers = { authorization: `Bearer ${token}` }
    const bad = `/api/reports/replies.pdf?from=${week.to}&to=${week.from}`
    expect((await app.request(bad, { headers })).status).toBe(400)
  })
})

it.each([
  ['2026-12-01', ['2026-11-01', '2026-01-01', '2026-04-01'], '2026-11-30'],
  ['2027-01-15', ['2026-12-01', '2026-01-01', '2026-04-01'], '2026-12-31'],
  ['2026-04-20', ['2026-03-01', '2026-01-01'], '2026-03-31'],
  ['2028-03-01', ['2028-02-01', '2028-01-01', '2026-04-01'], '2028-02-29'],
])('looks back on whole months: on %s', (today, froms, to) => {
  const periods = councilPeriods(today)
  expect(periods.map(({ from }) => from)).toEqual(froms)
  expect(new Set(periods.map(period => period.to))).toEqual(new Set([to]))
})
