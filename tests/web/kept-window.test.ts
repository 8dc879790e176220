import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type Address, openAddress } from './address.ts'
import { keepWindow } from './kept-window.ts'
import { startRealApi } from './real-api.ts'
import { expectRoomForText, visit } from './screen.ts'

let browser: Browser
let address: Address
let kept: ReturnType<typeof keepWindow>
beforeAll(async () => {
  browser = await connectChromium()
  address = await openAddress()
})
afterAll(async () => {
  await browser?.close()
  await address?.close()
})
beforeEach(() => {
  kept = keepWindow(browser)
})

/** What somebody finds in the window, and in a village of their own. */
async function find() {
  const api = await startRealApi({ address })
  const { context, page, complaints, strangers } = await kept.open(api)
  await visit(page, api, '/')
  const found = await page.evaluate(async () => ({
    stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].toSorted(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    size: [innerWidth, innerHeight, getComputedStyle(document.documentElement).fontSize],
    media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map(
      query => matchMedia(query).matches,
    ),
    hovered: document.querySelectorAll('main :hover').length,
    title: document.title,
  }))
  // Each village has its own session.
  const cookies = (await context.cookies()).map(({ value: _, ...cookie }) => cookie)
  return { ...found, cookies, complaints: [...complaints], strangers: [...strangers] }
}

/** Does `act` in a window and hands it over: whether the next test has the same one. */
async function handOver(act: (page: Page) => Promise<unknown>): Promise<boolean> {
  const api = await startRealApi({ address })
  const { page } = await kept.open(api)
  await act(page)
  await kept.leave(api)
  return (await kept.open(api)).page === page
}

describe('a window that is handed over', () => {
  it('keeps nothing of what can be taken back', async () => {
    const asNew = await find()
    const isSame = await handOver(async page => {
      await page.context().grantPermissions(['geolocation'])
      await page.context().addCookies([{ name: 'one', value: '1', url: address.origin }])
      await expectRoomForText(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await page.emulateMedia({ media: 'print', colorScheme: 'dark', reducedMotion: null })
      await page.mouse.move(640, 430)
      await page.evaluate(async () => {
        localStorage.setItem('tambour.language', 'en')
        sessionStorage.setItem('tambour.draft.1', 'Bonjour')
        await navigator.serviceWorker.register('/notifications.js')
        console.error('wrong')
        await fetch('http://127.0.0.1:9/').catch(() => undefined)
      })
    })
    expect(isSame).toBe(true)
    expect(await find()).toEqual(asNew)
  })

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['another script', page => page.addInitScript(() => localStorage.setItem('left', 'one'))],
    ['another clock', page => page.clock.install({ time: 0 })],
    ['another network', page => page.route('**/api/today', route => route.abort())],
    ['a second tab', page => page.context().newPage()],
    ['an end', page => page.close()],
  ])('is another one after %s', async (_, act) => {
    expect(await handOver(act)).toBe(false)
  })

  it('is another one when its file has ended, and watched when the file before has', async () => {
    const api = await startRealApi({ address })
    const { page } = await kept.open(api)
    await kept.leave(api)
    await browser.close()
    const next = await kept.open(api)
    expect(next.page).not.toBe(page)
    await kept.leave(api)
    vi.restoreAllMocks()
    await kept.open(api)
    await next.page.route('**/x', route => route.abort())
    await kept.leave(api)
    expect(next.page.isClosed()).toBe(true)
  })
})
