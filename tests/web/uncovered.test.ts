import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { screens } from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { covered, openWindow, walk } from './screen.ts'

let browser: Browser
let api: RealApi
beforeAll(async () => {
  browser = await connectChromium()
  api = await startRealApi()
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})

/** A telephone, three screens, and what is left of 1280 × 900 at 200 %. */
const sizes = [
  [360, 740],
  [1024, 768],
  [1280, 860],
  [1920, 1080],
  [640, 450],
] as const

describe('nothing', () => {
  it('lies over a control, on any screen, at any size', async () => {
    const { context, page } = await openWindow(browser, api, 1280)
    for await (const path of walk(page, api, screens)) {
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height })
        expect(await covered(page), `${path} at ${width} × ${height}`).toEqual([])
      }
      await page.setViewportSize({ width: 1280, height: 860 })
    }
    await context.close()
  })

  it('is lost at 400 %: a screen of 320 px scrolls one way alone', {
    timeout: 120_000,
  }, async () => {
    const { context, page } = await openWindow(browser, api, 360)
    // 1280 × 1024 at 400 % (https://www.w3.org/TR/WCAG22/#reflow).
    await page.setViewportSize({ width: 320, height: 256 })
    for await (const path of walk(page, api, screens)) {
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(beyond, path).toBeLessThanOrEqual(0)
    }
    await context.close()
  })
})
