import type { Locator } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { previewDigest } from '../../server/digest/send-digest.ts'
import {
  frenchDuration,
  frenchOfficeDuration,
  frenchPercent,
} from '../../server/language/french.ts'
import { sentFiguresShape } from '../../server/reply-times/shapes.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { start } from '../../server/start.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'
import { fakeNetwork } from '../support/network/fake-network.ts'
import { freePort } from '../support/network/free-port.ts'
import { setHours } from '../support/network/received.ts'
import { everyPage } from '../support/pdf/text.ts'
import { csvLines, figuresFromCsv, figuresOf } from '../support/reply-times/figures-from-csv.ts'
import { caseCalendar } from '../support/reply-times/reply-timelines.ts'
import { everything, now, play } from '../support/reply-times/report-scenes.ts'

const person = { email: 'camille@mairie.exemple.fr', password: 'tambour-de-ville' }
const week = { from: '2026-06-01', to: '2026-06-07' }

/** A whole Tambour in which one of everything has happened, and a page signed in to it. */
async function opened() {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const running = await start(await testSettings('sqlite', { port, publicUrl }), {
    clock: testClock(now),
    connectors: { fake: fakeNetwork() },
  })
  onTestFinished(() => running.drain())
  const { context } = running
  const { commune } = await setup(context, aSetup({ commune: 'Vaux', name: 'Camille', ...person }))
  await setHours(context, commune.id, [caseCalendar])
  await play(context, commune.id, everything)
  const browser = await connectChromium()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  const signedIn = await page.request.post(`${running.url}/api/auth/sign-in/email`, {
    data: person,
    headers: { origin: running.url },
  })
  expect(signedIn.ok(), await signedIn.text()).toBe(true)
  return { page, url: running.url, context, communeId: commune.id }
}

const textOf = async (place: Locator) =>
  ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()

const plain = (text: string) => text.replace(/\s+/g, ' ')

type Figures = Pick<ReturnType<typeof figuresFromCsv>, 'summary' | 'elapsed'>

/** How many of some episodes were on time, and their share, as a row of a table says it. */
function shareOf({ summary: { onTime, counted, ratio } }: Figures): string[] {
  return ratio === null ? ['aucun', '–'] : [`${onTime} sur ${counted}`, plain(frenchPercent(ratio))]
}

/** In a table of many lines a time that is not reached is told once, under it. */
const shortly = (told: string) => (/attend(ent)? encore$/.test(told) ? 'pas encore' : told)

/** Median and P90, each on both clocks. */
function timesOf({ summary, elapsed }: Figures): string[] {
  const words = (ms: number | null, inWords: (ms: number) => string, unreached: string) => {
    if (summary.counted + summary.waiting === 0) return '–'
    return ms === null ? unreached : plain(inWords(ms))
  }
  const half = 'plus de la moitié attendent encore'
  const tenth = 'plus d’un sur dix attend encore'
  return [
    words(summary.medianMs, frenchOfficeDuration, half),
    words(elapsed.medianMs, frenchDuration, half),
    words(summary.p90Ms, frenchOfficeDuration, tenth),
    words(elapsed.p90Ms, frenchDuration, tenth),
  ]
}

it.each([
  ['with the exclusions', ''],
  ['without them', '&exclusions=sans'],
])('shows what its own CSV says, %s', async (_how, mode) => {
  const { page, url } = await opened()
  await page.goto(`${url}/delais?du=${week.from}&au=${week.to}${mode}`)
  await page.getByRole('heading', { name: 'Quand arrivent les messages' }).waitFor()
  const csvOf = async (address: string) => await (await page.request.get(url + address)).text()
  const shown = (await page.getByRole('link', { name: /CSV/ }).getAttribute('href')) ?? ''
  // To the millisecond, as programs get it: a spreadsheet’s minutes are rounded.
  const address = shown.replace('&spreadsheet=fr', '')
  const csv = await csvOf(address)
  const unfiltered = await csvOf(address.replace('applied', 'ignored'))
  const channels = [...new Map(csvLines(csv).map(line => [line.channel, line.channelName]))]
    .map(([channel, name]) => ({ channel, name }))
    .sort((a, b) => a.channel - b.channel)
  const figures = figuresFromCsv(csv, unfiltered, week, channels)
  const { summary, elapsed } = figures

  const headline = page.getByRole('region', { name: 'En bref' })
  const head = await textOf(headline)
  const share = `${summary.onTime} sur ${summary.counted}`
  expect(head).toContain(`${share} en 15 min d’ouverture`)
  for (const ratio of [summary.ratio, ...(summary.wilson ?? [])]) {
    expect(head).toContain(plain(frenchPercent(ratio ?? -1)))
  }
  const parts = await headline.getByRole('list').last().getByRole('listitem').allTextContents()
  const { total, ...each } = figures.parts
  expect(parts.map(part => Number.parseInt(part, 10))).toEqual([...Object.values(each), total])
  const { onTime, counted } = figures.unfiltered.summary
  const besides = [
    ...(mode === ''
      ? [`Sans aucune exclusion : ${onTime} sur ${counted}`, `${summary.excluded} non compt`]
      : []),
    `${figures.received} messages reçus`,
    `${summary.withdrawn} retiré`,
    `${figures.holding.answered} répondu`,
    `dont ${figures.holding.onTime} dans`,
  ]
  for (const beside of besides) expect(head).toContain(beside)

  if (figures.excluded.length > 0) {
    const fold = page.locator('details').filter({ hasText: 'Ce qui n’est pas compté' })
    const kinds = await fold.getByRole('link', { includeHidden: true }).allTextContents()
    expect(kinds.slice(0, figures.excluded.length).map(text => Number.parseInt(text, 10))).toEqual(
      figures.excluded.map(({ count }) => count),
    )
  }

  const rows = async (region: string, within = page) => {
    const table = within.getByRole('region', { name: region, exact: true }).getByRole('table')
    const lines = await table.locator('tbody tr').all()
    return await Promise.all(
      lines.map(async line => (await line.locator('td').allTextContents()).map(plain)),
    )
  }
  expect(await rows('Combien de temps')).toEqual(
    (
      [
        ['medianMs', 'plus de la moitié attendent encore'],
        ['p90Ms', 'plus d’un sur dix attend encore'],
      ] as const
    ).map(([key, none]) => {
      const [office, wall] = [summary[key], elapsed[key]]
      return [
        office === null ? none : plain(frenchOfficeDuration(office)),
        wall === null ? none : plain(frenchDuration(wall)),
      ]
    }),
  )
  const [privately, publicly] = figures.visibilities
  const where = [...figures.channels, publicly, privately].filter(row => row !== undefined)
  expect(await rows('Où')).toEqual(
    where.map(row => [...shareOf(row), ...timesOf(row).map(shortly)]),
  )

  for (const [region, told] of [
    ['Semaine après semaine', [...shareOf(figures), 'manqué']],
    ['Délai médian, semaine par semaine', timesOf(figures).map(shortly)],
  ] as const) {
    const section = page.getByRole('region', { name: region })
    await section.getByRole('button', { name: 'En tableau' }).click()
    await expect.poll(async () => (await rows(region)).at(-1)).toEqual(told)
  }

  const cells = await page
    .getByRole('region', { name: 'Quand arrivent les messages' })
    .locator('tbody tr')
    .evaluateAll(lines =>
      lines.map(line =>
        [...line.querySelectorAll('td')].map(cell => Number.parseInt(cell.textContent ?? '', 10)),
      ),
    )
  expect(cells).toEqual(figures.arrivals)
})

it('has one headline on the screen, in the API, the CSV, the digest and the PDF', async () => {
  const { page, url, context, communeId } = await opened()
  const asked = `from=${week.from}&to=${week.to}`
  const get = async (path: string) => {
    const answer = await page.request.get(`${url}/api/reports/${path}${asked}`)
    expect(answer.status(), path).toBe(200)
    return answer
  }
  const { summary } = sentFiguresShape.parse(await (await get('replies/figures?')).json())
  const { onTime, counted, waiting, missed, withdrawn, medianMs } = summary
  expect([onTime, waiting, missed, withdrawn].every(count => count > 0)).toBe(true)

  // The bounds of the interval differ in their last digit: two formulas, of which one is the other's proof.
  const { wilson: _, ...exact } = summary
  const csv = figuresOf(csvLines(await (await get('replies.csv?')).text()))
  expect(csv.summary).toMatchObject(exact)

  const share = plain(frenchPercent(onTime / counted))
  const median = plain(frenchOfficeDuration(medianMs ?? Number.NaN))
  const [sheet = '', ...more] = await everyPage(await (await get('replies.pdf?')).body())
  expect(more).toEqual([])
  for (const words of [
    `${onTime} messages sur ${counted} répondus`,
    `Messages qui demandaient une réponse ${counted + waiting}`,
    `Réponses dans l’objectif ${onTime} (${share})`,
    `Délai médian, en heures d’ouverture ${median}`,
    `Sans réponse, délai passé ${missed}`,
    `En attente, encore dans les temps ${waiting}`,
    `Retirés par leur auteur ${withdrawn}`,
  ]) {
    expect(plain(sheet)).toContain(words)
  }

  const digest = plain((await previewDigest(context, communeId, '2026-W23')).text)
  for (const words of [`${onTime} sur ${counted}`, median, `${missed + waiting} sans réponse`])
    expect(digest).toContain(words)

  await page.goto(`${url}/delais?du=${week.from}&au=${week.to}`)
  const head = page.getByRole('region', { name: 'En bref' })
  await expect.poll(() => textOf(head)).toContain(`${onTime} sur ${counted} en 15 min d’ouverture`)
  expect(await textOf(head)).toContain(share)
  const times = page.getByRole('region', { name: 'Combien de temps', exact: true })
  expect(await textOf(times.locator('tbody td').first())).toBe(median)
})
