import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { type pictureNames, pictureSize } from '../../server/help/rules/page.ts'
import { languages } from '../../server/language/sentence.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { minute, type Scenario, told } from './morning.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { writeFiveYears } from './reply-times/five-years.ts'

/**
 * `npm run pictures`: the screens for the README, in both languages, light and dark, and those that
 * Aide shows, from the village that the browser tests have. Takes what `npm run build` made.
 */
const screens = {
  today: '/',
  messages: '/messages/1',
  delays: '/delais',
  calendar: '/calendrier?vue=mois&jour=2026-12-01',
  event: '/evenements/1',
}

type Shot = {
  path: string
  scenario?: Scenario
  /** What is done before and after the screen opens. */
  before?: (api: RealApi) => Promise<unknown>
  after?: (page: Page) => Promise<unknown>
}

/** What Aide shows, each taken in a village of its own. */
const help: Record<(typeof pictureNames)[number], Shot> = {
  'first-steps': { path: '/', scenario: 'empty' },
  conversation: { path: '/messages/1' },
  'event-form': {
    path: '/evenements/nouveau?jour=2026-12-12',
    after: page => page.locator('main input').first().fill('Marché de Noël'),
  },
  event: {
    path: '/evenements/1',
    after: page => page.locator('main table').first().scrollIntoViewIfNeeded(),
  },
  'reply-times': { path: '/delais' },
  people: { path: '/reglages/personnes' },
  'set-up': { path: '/', scenario: 'new' },
  'cut-off': {
    path: '/',
    before: ({ db }) =>
      db
        .updateTable('channel')
        .set({
          state: 'paused',
          pausedAt: minute(-95),
          stateReason: told('Facebook ne reconnaît plus l’accès de la page.'),
        })
        .where('id', '=', 1)
        .execute(),
  },
}

const browser = await launchChromium()
const docs = folder('../../docs/screens/')
for (const isOfYears of [true, false]) {
  // Years make a chart; for everything else a morning is what a village sees.
  const api = await startRealApi(isOfYears ? { also: writeFiveYears } : {})
  for (const language of languages) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await opened(api, { width: 1280, height: 860 }, language, theme)
      for (const [name, path] of Object.entries(screens)) {
        if ((name === 'delays') !== isOfYears) continue
        await take(page, api.origin + path, `${docs}${name}-${language}-${theme}.webp`)
      }
      await page.context().close()
    }
  }
  await api.close()
}

const shown = folder('../../web/public/help/')
for (const [name, { path, scenario = 'full', before, after }] of Object.entries(help)) {
  const api = await startRealApi({ scenario })
  await before?.(api)
  for (const language of languages) {
    const page = await opened(api, pictureSize, language, 'light')
    await take(page, api.origin + path, `${shown}${name}-${language}.webp`, after)
    await page.context().close()
  }
  await api.close()
}
await browser.close()

function folder(path: string): string {
  const made = new URL(path, import.meta.url).pathname
  mkdirSync(made, { recursive: true })
  return made
}

async function opened(
  api: RealApi,
  viewport: { width: number; height: number },
  language: string,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const context = await browser.newContext({
    ...{ viewport, colorScheme, locale, reducedMotion: 'reduce' },
  })
  await context.addCookies(api.cookies)
  await context.addInitScript(chosen => localStorage.setItem('tambour.language', chosen), language)
  return await context.newPage()
}

async function take(page: Page, address: string, file: string, after?: Shot['after']) {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await page.waitForTimeout(1_000)
  await after?.(page)
  await sharp(await page.screenshot())
    .webp({ quality: 72 })
    .toFile(file)
  process.stdout.write(`${file}\n`)
}
