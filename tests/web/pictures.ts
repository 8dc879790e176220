import { mkdirSync } from 'node:fs'
import sharp from 'sharp'
import { launchChromium } from '../support/browser/chromium.ts'
import { startRealApi } from './real-api.ts'
import { writeFiveYears } from './reply-times/five-years.ts'

/**
 * `npm run pictures`: the screens for the README, in both languages, light and dark, from the village
 * that the browser tests have. Takes what `npm run build` made.
 */
const screens = {
  today: '/',
  messages: '/messages/1',
  delays: '/delais',
  calendar: '/calendrier?vue=mois&jour=2026-12-01',
  event: '/evenements/1',
}

const folder = new URL('../../docs/screens/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
const api = await startRealApi({ also: writeFiveYears })
for (const language of ['fr', 'en']) {
  for (const theme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    await context.addCookies(api.cookies)
    await context.addInitScript(
      chosen => localStorage.setItem('tambour.language', chosen),
      language,
    )
    const page = await context.newPage()
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(api.origin + path)
      await page.locator('h1').first().waitFor()
      await page.waitForTimeout(1_000)
      const file = `${folder}${name}-${language}-${theme}.webp`
      await sharp(await page.screenshot())
        .webp({ quality: 75 })
        .toFile(file)
      process.stdout.write(`${file}\n`)
    }
    await context.close()
  }
}
await api.close()
await browser.close()
