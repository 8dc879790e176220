import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { openAddress } from './address.ts'
import { keepWindow } from './kept-window.ts'
import { type RealApi, type RealOptions, startRealApi } from './real-api.ts'
import type { Window } from './screen.ts'

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
