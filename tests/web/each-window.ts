import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { openWindow, type Window } from './screen.ts'

export type Opened = { browser: Browser; api: FakeApi; window: Window; page: Page }

/** One browser for a file; for each of its tests a village of its own and a window 1280 px wide. */
export function eachWindow(
  options: NonNullable<Parameters<typeof startFakeApi>[0]>,
  begin: (opened: Opened) => void,
): void {
  let browser: Browser
  let api: FakeApi
  let window: Window
  beforeAll(async () => {
    browser = await connectChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach(async () => {
    api = await startFakeApi(options)
    window = await openWindow(browser, api, 1280)
    begin({ browser, api, window, page: window.page })
  })
  afterEach(async () => {
    await window.context.close()
    await api.close()
  })
}
