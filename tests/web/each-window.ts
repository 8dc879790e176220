import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { openAddress } from './address.ts'
import { keepWindow } from './kept-window.ts'
import { type RealApi, type RealOptions, startRealApi } from './real-api.ts'
import { follow, type Window } from './screen.ts'

export type Opened = { browser: Browser; api: RealApi; window: Window; page: Page }

/** One for all files of this process, which come one after the other: the next finds the screens compiled. */
let lasting: ReturnType<typeof begin> | undefined

async function begin() {
  const browser = await connectChromium()
  return { browser, address: await openAddress(), kept: keepWindow(browser) }
}

/**
 * One browser for all files; for each of its tests an application of its own and a window 1280 px wide,
 * in which nothing is left of the test before.
 */
export function eachWindow(
  options: RealOptions,
  each: (opened: Opened) => void | Promise<void>,
): void {
  let api: RealApi
  let here: Awaited<ReturnType<typeof begin>>
  beforeAll(async () => {
    lasting ??= begin()
    here = await lasting
  })
  beforeEach(async () => {
    const { browser, address, kept } = here
    api = await startRealApi({ ...options, address })
    const window = await kept.open(api)
    await each({ browser, api, window, page: window.page })
  })
  afterEach(async () => {
    await here.kept.leave(api)
    await api.close()
  })
}

/**
 * One application and one page for all tests of a block, which leave each other alone: each begins on
 * an empty screen and goes to its own by `walkTo`, without loading everything anew. What it wrote
 * stays in the database. After a test that failed all is new.
 */
export function oneWindow(
  options: RealOptions,
  each: (opened: Opened) => void | Promise<void>,
): void {
  let opened: Opened | undefined
  let here: Awaited<ReturnType<typeof begin>>
  async function end(): Promise<void> {
    if (opened === undefined) return
    const { api } = opened
    opened = undefined
    await here.kept.leave(api)
    await api.close()
  }
  beforeAll(async () => {
    lasting ??= begin()
    here = await lasting
  })
  beforeEach(async () => {
    if (opened === undefined) {
      const { browser, address, kept } = here
      const api = await startRealApi({ ...options, address })
      const window = await kept.open(api)
      opened = { browser, api, window, page: window.page }
    } else {
      const { api, window, page } = opened
      await page.setViewportSize({ width: 1280, height: 860 })
      await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: 'reduce' })
      await follow(page, '/accessibilite')
      await page.evaluate(() => localStorage.clear())
      // What was said last stays over the pages for a while.
      const said = page.locator('[role=status] button[aria-label]')
      while ((await said.count()) > 0) await said.first().dispatchEvent('click')
      api.asked.length = 0
      window.complaints.length = 0
    }
    await each(opened)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await end()
  })
  afterAll(end)
}
