import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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
  kept = keepWindow(browser)
})
afterAll(async () => {
  await browser?.close()
  await address?.close()
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
    let heard = 0
    const isSame = await handOver(async page => {
      await page.addInitScript(() => localStorage.setItem('left', 'one'))
      await page.route('**/api/today', route => route.abort())
      page.on('request', () => heard++)
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
    heard = 0
    expect(await find()).toEqual(asNew)
    expect(heard).toBe(0)
    // What was taken back once is not taken back again.
    expect(await handOver(page => page.title())).toBe(true)
  })

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['another function', page => page.exposeFunction('left', () => 'one')],
    ['another clock', page => page.clock.install({ time: 0 })],
    ['a second tab', page => page.context().newPage()],
    ['an end', page => page.close()],
  ])('is another one after %s', async (_, act) => {
    expect(await handOver(act)).toBe(false)
  })

  it('outlives the file that left it, and is watched in the next one', async () => {
    const api = await startRealApi({ address })
    const { page } = await kept.open(api)
    await kept.leave(api)
    await browser.close()
    vi.restoreAllMocks()
    const next = await kept.open(api)
    expect(next.page).toBe(page)
    await page.clock.install()
    await kept.leave(api)
    expect(page.isClosed()).toBe(true)
  })

  it('ends with the file that has not left it', async () => {
    const api = await startRealApi({ address })
    const { page } = await kept.open(api)
    await browser.close()
    expect(page.isClosed()).toBe(true)
  })
})
