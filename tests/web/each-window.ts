import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { openAddress } from './address.ts'
import { forget, keepWindow } from './kept-window.ts'
import { type RealApi, type RealOptions, startRealApi } from './real-api.ts'
import { type Window, walkTo } from './screen.ts'

type Opened = { browser: Browser; api: RealApi; window: Window; page: Page }

/**
 * What is open for the test that runs: an import is read anew each time. Code that a page runs says
 * `globalThis`, since `window` is this one.
 */
export let browser: Browser
export let api: RealApi
export let window: Window
export let page: Page

function show(opened: Opened): void {
  ;({ browser, api, window, page } = opened)
}

/** What is done before each test, once its window is open. */
type Each = () => void | Promise<void>

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
export function eachWindow(options: RealOptions, each?: Each): void {
  let opened: Opened
  beforeEach(async () => {
    opened = await open(options)
    show(opened)
    await each?.()
  })
  afterEach(() => leave(opened))
}

/**
 * The same for tests of a block that leave each other alone: they share the application too, so that
 * what one wrote stays, and go to their screen by `walkTo`, which loads nothing anew. One that leaves
 * a request without an answer comes last. After a test that failed all is new.
 */
export function oneWindow(options: RealOptions, each?: Each): void {
  let opened: Opened | undefined
  async function end(): Promise<void> {
    if (opened !== undefined) await leave(opened)
    opened = undefined
  }
  beforeEach(async () => {
    opened ??= await open(options)
    show(opened)
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: 'reduce' })
    await walkTo(page, api, '/accessibilite')
    await page.evaluate(forget)
    api.asked.length = 0
    window.complaints.length = 0
    await each?.()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await end()
  })
  afterAll(end)
}

async function open(options: RealOptions): Promise<Opened> {
  lasting ??= begin()
  const { browser, address, kept } = await lasting
  const api = await startRealApi({ ...options, address })
  const window = await kept.open(api)
  return { browser, api, window, page: window.page }
}

async function leave({ api }: Opened): Promise<void> {
  const { kept } = await (lasting ?? begin())
  await kept.leave(api)
  await api.close()
}
