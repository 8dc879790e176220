import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type Address, type FakeApi, openAddress, startFakeApi } from './fake-api.ts'
import { keepWindow } from './kept-window.ts'
import type { Window } from './screen.ts'

export type Opened = { browser: Browser; api: FakeApi; window: Window; page: Page }

/**
 * One browser for a file; for each of its tests a village of its own and a window 1280 px wide, in
 * which nothing is left of the test before.
 */
export function eachWindow(
  options: NonNullable<Parameters<typeof startFakeApi>[0]>,
  begin: (opened: Opened) => void,
): void {
  let browser: Browser
  let address: Address
  let api: FakeApi
  let kept: ReturnType<typeof keepWindow>
  beforeAll(async () => {
    browser = await connectChromium()
    address = await openAddress()
    kept = keepWindow(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await address?.close()
  })
  beforeEach(async () => {
    api = await startFakeApi({ ...options, address })
    const window = await kept.open(api)
    begin({ browser, api, window, page: window.page })
  })
  afterEach(async () => {
    await kept.leave(api)
    await api.close()
  })
}
