import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  CDPSession,
  Page,
  Request,
} from 'playwright-core'
import { expect } from 'vitest'
import { findings } from '../support/browser/axe.ts'
import { faintTexts } from '../support/browser/contrast.ts'

/** A browser window whose every request and complaint is known. */
export type Window = {
  context: BrowserContext
  page: Page
  complaints: string[]
  /** Requests that left for anybody but us. */
  strangers: string[]
}

/** Where the screens are, and what a browser sends there from the start. */
export type Site = { origin: string; cookies?: { name: string; value: string; url: string }[] }

/** What a page asked for, but for the stream of news, which never ends. */
type Requests = { waiting: Set<Request>; begun: number }
const requests = new WeakMap<Page, Requests>()

/** Whether it waits for an answer. */
export const isAsking = (page: Page): boolean => (requests.get(page)?.waiting.size ?? 0) > 0

/** Sessions that scale a page's text: begun with its window, they are nothing that a test left there. */
const textScales = new WeakMap<Page, CDPSession>()

async function textScaleOf(page: Page): Promise<CDPSession> {
  const session = textScales.get(page) ?? (await page.context().newCDPSession(page))
  textScales.set(page, session)
  return session
}

/**
 * Windows that the test before left at the sign-in page, each with a function that signs in to this
 * test's application and opens a screen; it gives false where the page must be loaded anew. What such a
 * page logs until then is no complaint of this test.
 */
export const doors = new WeakMap<Page, (path: string) => Promise<boolean>>()

export async function openWindow(
  browser: Browser,
  api: Site,
  width: 360 | 1280,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    ...options,
    viewport: { width, height: width < 600 ? 740 : 860 },
    colorScheme: 'light',
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  await context.addCookies(api.cookies ?? [])
  const page = await context.newPage()
  await textScaleOf(page)
  const complaints: string[] = []
  const strangers: string[] = []
  const complain = (text: string) => {
    if (!doors.has(page)) complaints.push(text)
  }
  page.on('pageerror', error => complain(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
  })
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame()) doors.delete(page)
  })
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(api.origin) && !/^(data|about|blob):/.test(url)) strangers.push(url)
  })
  const asked: Requests = { waiting: new Set(), begun: 0 }
  requests.set(page, asked)
  page.on('request', request => {
    if (new URL(request.url()).pathname === '/api/stream') return
    asked.waiting.add(request)
    asked.begun += 1
  })
  page.on('requestfinished', request => asked.waiting.delete(request))
  page.on('requestfailed', request => asked.waiting.delete(request))
  return { context, page, complaints, strangers }
}

/** Goes to a screen and waits until it shows its data, or says why it has none. */
export async function visit(page: Page, api: Site, path: string): Promise<void> {
  await page.goto(api.origin + path)
  await settle(page)
}

/**
 * Goes to a screen as a link of the one before does, which shows the same as going there by its
 * address and leaves out loading the whole app; a password is set outside of it, and a window that was
 * handed over shows our icon alone.
 */
export async function walkTo(page: Page, api: Site, path: string): Promise<void> {
  const isInside = (url: string) =>
    url.startsWith(api.origin) && !/^\/(mot-de-passe|icon\.svg)/.test(new URL(url).pathname)
  const enter = doors.get(page)
  if (!isInside(api.origin + path)) return await visit(page, api, path)
  if (await enter?.(path)) return await settle(page)
  if (enter === undefined && isInside(page.url())) await follow(page, path)
  else await visit(page, api, path)
}

/** Goes to a screen as a link does. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settle(page)
}

/**
 * Waits until nothing is asked of the server any more and what came has been drawn: until four frames
 * go by in which nothing is on its way and nothing new is asked. What the browser told of its requests
 * meanwhile is known before it answers that they were drawn.
 */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor()
  let before: number | undefined
  do {
    before = requests.get(page)?.begun
    await page.evaluate(drawn, 4)
  } while (isAsking(page) || requests.get(page)?.begun !== before)
}

/** axe finds nothing, nothing is wider than the window, and the screen has one h1. */
export async function expectSound(page: Page): Promise<void> {
  expect(await withoutFrames(page, () => findings(page)), page.url()).toEqual([])
  await expectNarrow(page)
  expect(await page.locator('h1').count(), `${page.url()}: h1`).toBe(1)
}

/** Nothing is wider than the window. */
export async function expectNarrow(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(excess, `${page.url()} is wider than the window`).toBe(0)
}

/** As `expectSound`, and with text of twice its size. */
export async function expectSoundAtBothSizes(page: Page): Promise<void> {
  await expectSound(page)
  await expectRoomForText(page)
}

/** The same in the light and in the dark, for what has colours of its own. */
export async function expectSoundInBothThemes(
  page: Page,
  /** Paper has one size of text. */
  { isPaper = false } = {},
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectSound(page)
  if (!isPaper) await expectRoomForText(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintTexts(page)).toEqual([])
}

/** Nothing is wider than the window, and no word leaves its box for the next one's. */
export async function expectRoom(page: Page, as = 'text of its size'): Promise<void> {
  const where = `${page.url()}: ${as} in ${page.viewportSize()?.width} px`
  expect(await page.evaluate(withoutRoom), where).toEqual([])
  await expectNarrow(page)
}

/**
 * At 200 %, as a person sets the text of their system, nothing is wider than the window, no word
 * leaves its box for the next one's, and what is cut short still says who it is
 * (https://www.w3.org/WAI/WCAG22/Understanding/resize-text).
 * @param narrower other widths to look at while the text is that large
 */
export async function expectRoomForText(page: Page, ...narrower: number[]): Promise<void> {
  const session = await textScaleOf(page)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const scaleText = async (scale: number) => {
    await session.send('Emulation.setEmulatedOSTextScale', { scale })
    await page.evaluate(textOfSize, `${16 * scale}px`)
  }
  await scaleText(2)
  try {
    for (const one of [width, ...narrower]) {
      // A screen that draws itself anew by width hears of the new size at the next change of its window.
      await resize(page, one, height + 1)
      await expectRoom(page, 'text at 200 %')
    }
  } finally {
    await scaleText(1)
    await resize(page, width, height)
  }
}

/** Gives the window another size, and waits until the screen is drawn for it. */
export async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(drawn, 4)
}

/**
 * Runs in the page: ends when it has drawn so many frames, and done after each what was put off until
 * then, such as an effect that asks for what a part shows: where a machine is busy, frames that were
 * missed come in a row, before any of that.
 */
async function drawn(frames: number): Promise<void> {
  for (let frame = 0; frame < frames; frame++) {
    await new Promise(requestAnimationFrame)
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** Runs in the page: ends when the system's size of text has come to it. */
async function textOfSize(size: string): Promise<void> {
  const { documentElement } = document
  while (getComputedStyle(documentElement).fontSize !== size) {
    await new Promise(requestAnimationFrame)
  }
}

/** Runs in the page: texts that leave their box, and such as are cut to fewer than four signs. */
function withoutRoom(): string[] {
  const found: string[] = []
  const isWide = (one: Element) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 2
  const scrolls = (one: Element | null): boolean =>
    one !== null &&
    one !== document.body &&
    (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement))
  for (const one of document.querySelectorAll('body *')) {
    if (!isWide(one) || !one.checkVisibility({ visibilityProperty: true })) continue
    if (one.closest('.sr-only, svg, [data-axis], [popover]:not(:popover-open)')) continue
    if (scrolls(one.parentElement)) continue
    const { textOverflow, overflowX, fontSize } = getComputedStyle(one)
    const isCut = textOverflow === 'ellipsis' && one.clientWidth < 4 * Number.parseFloat(fontSize)
    const leaves = overflowX === 'visible' && ![...one.children].some(isWide)
    if (isCut || leaves) {
      found.push(`${one.scrollWidth} in ${one.clientWidth} px: ${one.outerHTML.slice(0, 160)}`)
    }
  }
  return found
}

/**
 * axe asks every frame, and a frame in which no script may run never answers: the mail's preview
 * steps aside meanwhile. Its title, which is all that the screen owes it, is looked at here.
 */
async function withoutFrames<Result>(page: Page, act: () => Promise<Result>): Promise<Result> {
  const titles = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map(frame => {
      const stand = document.createElement('div')
      stand.dataset.frame = frame.title
      frame.replaceWith(stand)
      Object.assign(stand, { frame })
      return frame.title
    }),
  )
  expect(titles.filter(title => title === '')).toEqual([])
  try {
    return await act()
  } finally {
    await page.evaluate(() => {
      for (const stand of document.querySelectorAll('[data-frame]')) {
        const { frame }: { frame?: Node } = stand as Element & { frame?: Node }
        if (frame !== undefined) stand.replaceWith(frame)
      }
    })
  }
}

/** Where hours are an axis: a table’s head, what stands on a day of the calendar (`Chip`), a field. */
const axes = 'th, button[title], input, select, textarea'

/** What a page says outside of its axes, a line each. */
export async function spokenLines(page: Page): Promise<string[]> {
  const show = async (display: '' | 'none') => {
    await page.locator(axes).evaluateAll((all, shown) => {
      for (const one of all) if (one instanceof HTMLElement) one.style.display = shown
    }, display)
  }
  await show('none')
  const texts = await page.locator('body').allInnerTexts()
  await show('')
  return texts.flatMap(text => text.split('\n'))
}

/** Opens what is folded, such as the rare acts under « Plus ». */
export async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details')
  await folded.first().waitFor()
  await folded.evaluateAll(all => {
    for (const one of all) one.setAttribute('open', '')
  })
}
