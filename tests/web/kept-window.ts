import type { Browser, Page } from 'playwright-core'
import { type MockInstance, TestRunner, vi } from 'vitest'
import { leaveResting, wake } from '../support/browser/browser.ts'
import type { Faults } from './faults.ts'
import { doors, isAsking, openWindow, type Site, type Window } from './screen.ts'

type Kept = { window: Window; lasting: MockInstance[]; added: Added }
type House = Site & Pick<Faults, 'letIn' | 'latency'>

/**
 * A window 1280 px wide that a test hands over to the next one, of its file or another: loading the
 * screens takes longer than most tests. After each test it signs out by the menu, and `walkTo` signs in
 * to the next application, as on a machine that several people use: all that a screen knew goes with
 * the session. What else a test left is taken back; where that cannot be, the page is loaded anew, or
 * the window is closed. After a test that failed it is closed always.
 */
export function keepWindow(browser: Browser) {
  let kept: Kept | undefined
  return {
    async open(api: House): Promise<Window> {
      const old = kept?.window.page.isClosed() ? undefined : kept?.window
      const window = old ?? (await openWindow(browser, api, 1280))
      await wake(window.context)
      if (old !== undefined) await old.context.addCookies(api.cookies ?? [])
      // Vitest takes back what watched it for the file before.
      const now = { window, lasting: watchLasting(window), added: watchAdded(window) }
      kept = now
      if (doors.has(window.page)) doors.set(window.page, path => comeIn(now, api, path))
      return window
    },
    async leave(api: House): Promise<void> {
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

async function takeBack(window: Window, added: Added, api: House): Promise<void> {
  const { context, page, complaints, strangers } = window
  const isPlain = added.scripts.every(({ mock }) => mock.calls.length === 0)
  for (const { mock } of added.scripts) {
    for (const { value } of mock.results) await (await value).dispose()
  }
  for (const call of added.listeners.mock.calls) Reflect.apply(page.off, page, call)
  if (added.routes.mock.calls.length > 0) await page.unrouteAll({ behavior: 'ignoreErrors' })
  // What watches them stays for the next test.
  for (const one of [...added.scripts, added.listeners, added.routes]) one.mockClear()
  api.latency = 0
  if (isPlain && (await goOut(page, api))) doors.set(page, () => Promise.resolve(false))
  // A page without a script, of the same address: the browser keeps the process of the one before.
  else await page.goto(`${api.origin}/icon.svg`)
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

/** Signs out; false where that is not possible, or the page is not as it was loaded. */
async function goOut(page: Page, api: Site): Promise<boolean> {
  if (doors.has(page)) return true
  // Some answers never come: a load ends what is on its way.
  for (let frames = 0; isAsking(page); frames++) {
    if (frames === 30) return false
    await page.evaluate(nextFrame)
  }
  if (!page.url().startsWith(`${api.origin}/`) || !(await page.evaluate(isAsLoaded))) return false
  await page.evaluate(forget)
  const isOut = await page.evaluate(pressSignOut)
  // Told of the end of its session, an answer that comes later would take the next one's away.
  while (isOut && isAsking(page)) await page.evaluate(nextFrame)
  return isOut
}

const nextFrame = () => new Promise(requestAnimationFrame)

/** Runs in the page: the test added nothing to it, chose no language or theme, and scrolled no list. */
function isAsLoaded(): boolean {
  const isOurs = (name: string) => {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {}
    const isOfBrowser = typeof value === 'function' && String(value).includes('[native code]')
    return value !== undefined && !isOfBrowser && name !== 'axe'
  }
  // Every window has the last one.
  const isChoice = (key: string) => !/^tambour\.(draft|alerts\.notified|answers-leave)/.test(key)
  return (
    !Object.keys(globalThis).some(isOurs) &&
    // axe adds the second.
    Object.getOwnPropertyNames(document).every(name =>
      /^(location|elementsFromPoint)$/.test(name),
    ) &&
    !Object.keys(localStorage).some(isChoice) &&
    document.documentElement.lang === 'fr' &&
    // A channel that is cut off is announced once.
    document.querySelector('aside [role=alert]') === null &&
    [...document.querySelectorAll('section')].every(({ scrollTop }) => scrollTop === 0)
  )
}

/** Runs in the page: false where nobody is signed in, or the server refuses, or no door would be seen. */
async function pressSignOut(): Promise<boolean> {
  if (location.pathname === '/accessibilite') return false
  const menu = document.querySelector('#menu-large')
  const button = [...(menu?.querySelectorAll('button') ?? [])].at(-1)
  if (button?.textContent !== 'Se déconnecter') return false
  button.click()
  while (document.querySelector('input[type=password]') === null || menu?.isConnected) {
    if (menu?.querySelector('[role=alert]')) return false
    await new Promise(requestAnimationFrame)
  }
  return true
}

/** Signs in at a screen; false where the test prepared something that only a load would see. */
async function comeIn({ window, lasting, added }: Kept, api: House, path: string) {
  const { page } = window
  const changed = [...lasting, ...added.scripts, added.routes]
  if (changed.some(({ mock }) => mock.calls.length > 0)) return false
  api.letIn()
  const known = page.waitForResponse(response => new URL(response.url()).pathname === '/api/me')
  await page.evaluate(pressSignIn, path)
  if (!(await known).ok()) return false
  await page.locator('#contenu').waitFor({ state: 'attached' })
  return true
}

/** Runs in the page, at the sign-in form. */
function pressSignIn(to: string): void {
  history.pushState(null, '', to)
  for (const field of document.querySelectorAll('input')) field.value = 'claire@sommeville.example'
  document.querySelector('form')?.requestSubmit()
}

/** Runs in the page: what was kept goes, and what was said last, which outlives its screen. */
export async function forget(): Promise<void> {
  // Whose drafts these are, and when answers leave, the app has in mind too.
  const isInMind = (key: string) => /^tambour\.(drafts-of|answers-leave)$/.test(key)
  const all = Object.keys(localStorage).filter(key => !isInMind(key))
  for (const key of all) localStorage.removeItem(key)
  sessionStorage.clear()
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
  const close = () => document.querySelector<HTMLElement>('[role=status] button[aria-label]')
  for (let said = close(); said !== null; said = close()) {
    said.click()
    await new Promise(requestAnimationFrame)
  }
}
