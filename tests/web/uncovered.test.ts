import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { screens } from './inspect.ts'
import { openWindow, walk } from './screen.ts'

let browser: Browser
let api: FakeApi
beforeAll(async () => {
  browser = await connectChromium()
  api = await startFakeApi()
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

/** Controls whose middle shows something else than themselves, once they are scrolled to. */
async function covered(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    // What is behind a dialog is not to be reached.
    const place = document.querySelector('dialog:modal') ?? document
    const controls = place.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type="hidden"]), select, textarea, summary',
    )
    const found: string[] = []
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      if (control.closest('.sr-only, [inert], [popover]:not(:popover-open)')) continue
      if (getComputedStyle(control).pointerEvents === 'none') continue
      // In this place, not gliding to it.
      control.scrollIntoView({ block: 'center', behavior: 'instant' })
      // A link may go over two lines: the middle of the first one is on it.
      const [box] = control.getClientRects()
      if (box === undefined || box.width < 2 || box.height < 2) continue
      const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      const isItself =
        over !== null &&
        (control.contains(over) ||
          over.contains(control) ||
          (over.closest('label')?.contains(control) ?? false))
      if (!isItself)
        found.push(`${control.outerHTML.slice(0, 90)} under ${over?.outerHTML.slice(0, 90)}`)
    }
    return found
  })
}

describe('nothing', () => {
  it('lies over a control, on any screen, at any size', { timeout: 180_000 }, async () => {
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
