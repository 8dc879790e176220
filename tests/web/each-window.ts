import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type Address, openAddress } from './address.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { keepWindow } from './kept-window.ts'
import { type RealApi, type RealOptions, startRealApi } from './real-api.ts'
import type { Site, Window } from './screen.ts'

export type Opened<Api = FakeApi> = { browser: Browser; api: Api; window: Window; page: Page }

/** Of this process: its files come one after the other, and the next finds the screens compiled. */
let lasting: Promise<Lasting> | undefined
type Lasting = Awaited<ReturnType<typeof begin>>

async function begin() {
  const browser = await connectChromium()
  return { browser, address: await openAddress(), kept: keepWindow(browser) }
}

/**
 * One browser for all files; for each of its tests a village of its own and a window 1280 px wide, in
 * which nothing is left of the test before.
 */
export function eachWindow(
  options: NonNullable<Parameters<typeof startFakeApi>[0]>,
  each: (opened: Opened) => void,
): void {
  eachOf(address => startFakeApi({ ...options, address }), each)
}

/** The same before the real application. */
export function eachRealWindow(
  options: RealOptions,
  each: (opened: Opened<RealApi>) => void | Promise<void>,
): void {
  eachOf(address => startRealApi({ ...options, address }), each)
}

function eachOf<Api extends Site & { close(): Promise<void> }>(
  start: (address: Address) => Promise<Api>,
  each: (opened: Opened<Api>) => void | Promise<void>,
): void {
  let api: Api
  let here: Lasting
  beforeAll(async () => {
    lasting ??= begin()
    here = await lasting
  })
  beforeEach(async () => {
    const { browser, address, kept } = here
    api = await start(address)
    const window = await kept.open(api)
    await each({ browser, api, window, page: window.page })
  })
  afterEach(async () => {
    await here.kept.leave(api)
    await api.close()
  })
}
