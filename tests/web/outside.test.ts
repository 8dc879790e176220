import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capabilities } from '../../server/capabilities.ts'
import { type PublicVillage, publicVillage } from '../http/public-village.ts'
import { firstOf, routesOf, type Walk, walkOutside } from '../http/public-walk.ts'
import { ambiguousTimes } from '../support/ambiguous-times.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { mailSamples } from '../support/mailbox/mail-samples.ts'
import { spokenLines } from './screen.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(() => browser?.close())

it('each public page and mail leads somewhere, and tells times from delays', {
  timeout: 240_000,
}, async () => {
  const village = await publicVillage()
  const walk = await walkOutside(village)
  await expectLinks(village, walk)
  await expectClearTimes(walk)
})

async function expectLinks(village: PublicVillage, { asked, problems }: Walk): Promise<void> {
  expect(problems).toEqual([])

  // A page to which nothing led was not looked at, nor a mail that nobody got.
  const routes = await routesOf(village.app.context)
  const found = [...asked].map(path => firstOf(routes, 'GET', path))
  const pages = routes.filter(({ method }) => method === 'GET')
  expect(pages.filter(page => !found.includes(page)).map(({ path }) => path)).toEqual([])
  const kinds = await Promise.all(capabilities.map(async one => (await one.mails?.()) ?? []))
  // What leaves another way is no mail, and has no page.
  const wanted = kinds.flat().flatMap(({ kind, ownWay }) => (ownWay === undefined ? kind : []))
  expect([...new Set(village.mails.map(({ kind }) => kind))].toSorted()).toEqual(wanted.toSorted())
}

async function expectClearTimes({ seen }: Walk): Promise<void> {
  const pages = [...seen.values()].filter(({ isPage }) => isPage)
  expect(pages.length).toBeGreaterThan(60)
  const page = await browser.newPage()
  // Its words alone: what it loads was looked at where its links were followed.
  await page.route('**', route => route.abort())
  const found: string[] = []
  let told = 0
  for (const { path, bytes } of pages) {
    await page.setContent(bytes.toString(), { waitUntil: 'commit' })
    const copied = await page.locator('textarea').evaluateAll(all => {
      for (const one of document.querySelectorAll('details')) one.open = true
      return all.map(one => (one instanceof HTMLTextAreaElement ? one.value : ''))
    })
    const said = [...copied.flatMap(text => text.split('\n')), ...(await spokenLines(page))]
    told += said.filter(line => /\d\sh/.test(line)).length
    found.push(...said.flatMap(ambiguousTimes).map(bare => `${path}: ${bare}`))
  }
  await page.close()
  expect(told).toBeGreaterThan(100)
  expect(found).toEqual([])
}

// Those of the screens are looked at where all else of them is: screens.test.ts.
describe('a time of day is told from a delay', () => {
  it.each(mailSamples)('in a mail of $kind: $what', async ({ write }) => {
    const { text } = await write('fr')
    const paragraphs = text.split('\n\n').map(one => one.replace(/\n/g, ' '))
    expect(paragraphs.flatMap(ambiguousTimes)).toEqual([])
  })

  it.each([
    ['22 h 04', 1],
    ['17 h mardi', 1],
    ['Julie Martin 10 h 01', 1],
    ['reçu à 22 h 04', 0],
    ['mardi à 17 h, au plus tard', 0],
    ['de 18 h à 20 h 30', 0],
    ['9 h – 12 h et 14 h – 17 h', 0],
    ['attend depuis 2 h 16 min', 0],
    ['2 heures', 0],
    ['3 j 4 h', 0],
  ])('or would be noticed: %s', (line, count) => {
    expect(ambiguousTimes(line.replaceAll(/ (?=h)|(?<=h) (?=\d)/g, '\u00a0'))).toHaveLength(count)
  })
})
