import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type Address, openAddress } from './address.ts'
import { keepWindow } from './kept-window.ts'
import { startRealApi } from './real-api.ts'
import { expectRoomForText, follow, settle, visit, walkTo } from './screen.ts'

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
async function find(reach = visit) {
  const api = await startRealApi({ address })
  const { context, page, complaints, strangers } = await kept.open(api)
  await reach(page, api, '/')
  const found = await page.evaluate(async () => ({
    stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
      // The screens have in mind what they told of, and keep nothing as long as there is nothing new.
      .filter(key => !key.startsWith('tambour.alerts.notified'))
      .toSorted(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    // A worker that is gone may still have been filling its own.
    caches: (await caches.keys()).filter(name => !name.startsWith('tambour-')),
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
  const all = { ...found, cookies, complaints: [...complaints], strangers: [...strangers] }
  await kept.leave(api)
  return all
}

/** Does `act` in a window and hands it over: whether the next test has the same one. */
async function handOver(act: (page: Page) => Promise<unknown>): Promise<boolean> {
  const api = await startRealApi({ address })
  const { page } = await kept.open(api)
  await act(page)
  await kept.leave(api)
  return (await kept.open(api)).page === page
}

/** Does `act` beside a draft: whether the next test comes to its screen in the page that is there. */
async function isLeftAtDoor(act: (page: Page) => Promise<unknown>): Promise<boolean> {
  const api = await startRealApi({ address })
  const { page } = await kept.open(api)
  await visit(page, api, '/messages/2')
  const loadedAt = () => page.evaluate(() => performance.timeOrigin)
  const before = await loadedAt()
  await act(page)
  await kept.leave(api)
  const next = await startRealApi({ address })
  await kept.open(next)
  await walkTo(page, next, '/messages/2')
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
  const after = await loadedAt()
  await kept.leave(next)
  return after === before
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
        await caches.open('left')
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

  it('is left by the menu and entered at the door, where it is as one that is loaded anew', async () => {
    const asLoaded = await find()
    const isSame = await isLeftAtDoor(async page => {
      await page.locator('textarea').fill('Bonjour Madame')
      await settle(page)
      await page.evaluate(() => console.error('wrong'))
    })
    expect(isSame).toBe(true)
    expect(await find(walkTo)).toEqual(asLoaded)
  })

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['a name was added', page => page.evaluate(() => Object.assign(globalThis, { left: 1 }))],
    [
      'the document was changed',
      page => page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true })),
    ],
    ['a choice was kept', page => page.evaluate(() => localStorage.setItem('tambour.theme', ''))],
    ['a script was to run in each', page => page.addInitScript(() => undefined)],
    ['it is read without an account', page => follow(page, '/accessibilite')],
  ])('has another page where %s', async (_, act) => {
    expect(await isLeftAtDoor(act)).toBe(false)
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
