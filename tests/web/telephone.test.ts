import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { emptyScreens, inspect, screens } from './inspect.ts'
import { startRealApi } from './real-api.ts'
import { walk } from './screen.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})

/** Thirty screens, twice each, with axe: most of a minute where nothing else runs, ms. */
const everyScreenMs = 240_000

describe('every screen on a telephone', () => {
  it('is sound at 360 px, light and dark', { timeout: everyScreenMs }, async () => {
    const full = await startRealApi()
    await inspect(browser, full, 360, screens, walk)
    await full.close()
  })

  it('is sound, and teaches, when there is nothing yet', async () => {
    const empty = await startRealApi({ scenario: 'empty' })
    await inspect(browser, empty, 360, emptyScreens, walk)
    await empty.close()
  })
})
