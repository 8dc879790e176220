import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findings } from '../support/browser/axe.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { faintTexts } from '../support/browser/contrast.ts'
import { mailSamples } from '../support/mailbox/mail-samples.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await connectChromium()
  page = await browser.newPage()
})
afterAll(() => browser.close())

/** A mail is a part of a page, the mail program's, whose landmarks are not ours. */
const rules = { region: { enabled: false }, 'landmark-one-main': { enabled: false } }

/** English on a telephone, French on a desk: the other two differ from these by nothing that axe sees. */
const views = [
  { language: 'en', width: 360 },
  { language: 'fr', width: 1280 },
] as const

it.each(mailSamples)('a mail of $kind is sound, in light and dark: $what', async sample => {
  const { write, isFrenchAlone = false } = sample
  for (const { language, width } of views) {
    const { html } = await write(isFrenchAlone ? 'fr' : language)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width, height: 800 })
    await page.setContent(html)
    expect(await findings(page, rules), language).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth'), language).toBe(width)
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintTexts(page), 'dark').toEqual([])
})

// No axe here: it takes the colours that are written for those that are seen.
it('keeps the shape of its button where the reader forces colours of their own', async () => {
  const [sample] = mailSamples
  await page.setContent((await sample?.write('en'))?.html ?? '')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' })
    const border = await page.locator('a.button').evaluate(one => getComputedStyle(one).borderTop)
    expect(border, colorScheme).toMatch(/^1px solid/)
  }
})
