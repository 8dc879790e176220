import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { emptyScreens, expectUncovered, expectWhole, screens } from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { openWindow, type Window, walkTo } from './screen.ts'

let browser: Browser
let api: RealApi
let window: Window
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})

describe.each([
  ['at work', 'full', screens],
  ['when there is nothing yet', 'empty', emptyScreens],
] as const)('every screen on a telephone, %s', (_, scenario, paths) => {
  beforeAll(async () => {
    api = await startRealApi({ scenario })
    window = await openWindow(browser, api, 360)
  })
  afterAll(async () => {
    await window?.context.close()
    await api?.close()
  })

  it.each(paths)('%s is sound, uncovered, and scrolls one way alone', async path => {
    const { page } = window
    // A test that failed leaves it smaller.
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, path)
    await expectWhole(window)
    await expectUncovered(page, [[360, 740]])
    // 1280 × 1024 at 400 % (https://www.w3.org/TR/WCAG22/#reflow).
    await page.setViewportSize({ width: 320, height: 256 })
    // A graph follows some frames after its window.
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await expect.poll(beyond).toBeLessThanOrEqual(0)
  })
})
