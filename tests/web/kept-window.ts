import type { Browser } from 'playwright-core'
import { type MockInstance, TestRunner, vi } from 'vitest'
import { leaveResting, wake } from '../support/browser/browser.ts'
import { openWindow, type Site, type Window } from './screen.ts'

type Kept = { window: Window; lasting: MockInstance[]; added: Added }

/**
 * A window 1280 px wide that a test hands over to the next one, of its file or another: the screens'
 * scripts, which each new window compiles anew, take longer than most tests. What can be taken back
 * is; a window to which more than that was done is closed, as is that of a test that failed.
 */
export function keepWindow(browser: Browser) {
  let kept: Kept | undefined
  return {
    async open(api: Site): Promise<Window> {
      const old = kept?.window.page.isClosed() ? undefined : kept?.window
      const window = old ?? (await openWindow(browser, api, 1280))
      await wake(window.context)
      if (old !== undefined) await old.context.addCookies(api.cookies ?? [])
      // Vitest takes back what watched it for the file before.
      kept = { window, lasting: watchLasting(window), added: watchAdded(window) }
      return window
    },
    async leave(api: Site): Promise<void> {
      if (kept === undefined) return
      const { window, lasting, added } = kept
      if (isAsNew(window, lasting)) return await takeBack(window, added, api)
      kept = undefined
      await window.context.close()
    },
  }
}

/** What stays with a window, or is not known to be taken back below. */
function watchLasting({ context, page }: Window): MockInstance[] {
  return [
    vi.spyOn(context, 'exposeBinding'),
    vi.spyOn(context, 'exposeFunction'),
    vi.spyOn(context, 'newCDPSession'),
    vi.spyOn(context, 'on'),
    vi.spyOn(context, 'route'),
    vi.spyOn(context, 'setExtraHTTPHeaders'),
    vi.spyOn(context, 'setGeolocation'),
    vi.spyOn(context, 'setOffline'),
    vi.spyOn(context.clock, 'install'),
    vi.spyOn(context.clock, 'setFixedTime'),
    vi.spyOn(context.clock, 'setSystemTime'),
    vi.spyOn(page, 'addLocatorHandler'),
    vi.spyOn(page, 'exposeBinding'),
    vi.spyOn(page, 'exposeFunction'),
    vi.spyOn(page, 'setExtraHTTPHeaders'),
  ]
}

type Added = ReturnType<typeof watchAdded>

/** What tests often add, and `takeBack` takes away. */
function watchAdded({ context, page }: Window) {
  return {
    scripts: [vi.spyOn(context, 'addInitScript'), vi.spyOn(page, 'addInitScript')],
    listeners: vi.spyOn(page, 'on'),
    routes: vi.spyOn(page, 'route'),
  }
}

function isAsNew({ context, page }: Window, lasting: MockInstance[]): boolean {
  const { errors = [] } = TestRunner.getCurrentTest()?.result ?? {}
  return (
    errors.length === 0 &&
    !page.isClosed() &&
    context.pages().length === 1 &&
    lasting.every(({ mock }) => mock.calls.length === 0)
  )
}

async function takeBack(window: Window, added: Added, api: Site): Promise<void> {
  const { context, page, complaints, strangers } = window
  for (const { mock } of added.scripts) {
    for (const { value } of mock.results) await (await value).dispose()
  }
  for (const call of added.listeners.mock.calls) Reflect.apply(page.off, page, call)
  if (added.routes.mock.calls.length > 0) await page.unrouteAll({ behavior: 'ignoreErrors' })
  // What watches them stays for the next test.
  for (const one of [...added.scripts, added.listeners, added.routes]) one.mockClear()
  // A page without a script, of the same address: the browser keeps the process of the one before.
  await page.goto(`${api.origin}/icon.svg`)
  await page.evaluate(forget)
  await context.clearCookies()
  await context.clearPermissions()
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  complaints.length = 0
  strangers.length = 0
  await leaveResting(context)
}

/** Runs in the page: what was kept goes, and what was said last, which outlives its screen. */
export async function forget(): Promise<void> {
  // Whose drafts these are the app has in mind too.
  const all = Object.keys(localStorage).filter(key => key !== 'tambour.drafts-of')
  for (const key of all) localStorage.removeItem(key)
  sessionStorage.clear()
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  const close = () => document.querySelector<HTMLElement>('[role=status] button[aria-label]')
  for (let said = close(); said !== null; said = close()) {
    said.click()
    await new Promise(requestAnimationFrame)
  }
}
