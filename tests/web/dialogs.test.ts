import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findings } from '../support/browser/axe.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { listedElsewhere, type Shown, screensWithDialogs, writeAsked } from './dialogs.ts'
import { covered } from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { follow, openWindow, settle, visit, type Window } from './screen.ts'

let browser: Browser
let api: RealApi
let window: Window
let page: Page
beforeAll(async () => {
  browser = await connectChromium()
  api = await startRealApi({ also: writeAsked })
  // Passkeys need a name.
  api.context.publicUrl = 'https://tambour.exemple.fr'
  window = await openWindow(browser, api, 1280)
  page = window.page
  await visit(page, api, '/accessibilite')
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})

describe.each(screensWithDialogs)('on $screen', ({ screen, begin, dialogs }) => {
  beforeAll(async () => {
    await follow(page, screen)
    await begin?.(page)
  })
  // One that failed leaves the screen to the next.
  afterEach(async () => {
    for (let left = await page.getByRole('dialog').count(); left > 0; left--) {
      await page.keyboard.press('Escape')
    }
  })

  it.each(dialogs)('$title is sound and whole, takes the focus, and gives it back', async shown => {
    const openers = await open(page, shown)
    await expect.poll(() => focused(page)).toMatch(/^(h2|input|select|textarea)$/)
    await page.locator(`${onTop} details`).evaluateAll(folded => {
      for (const one of folded) one.setAttribute('open', '')
    })
    await expectWhole(page)
    await page.setViewportSize(telephone)
    await expectWhole(page)
    // What a rule of axe can find at one size alone, a list that scrolls, is found at this one.
    expect(await findings(page, {}, onTop)).toEqual([])
    await page.setViewportSize(desk)
    await expectTabInside(page)
    await leave(page, openers)
    expect(window.complaints).toEqual([])
    expect(window.strangers).toEqual([])
  })
})

it('begins at its title under a finger: the keyboard would hide the rest', async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true })
  await context.addCookies(api.cookies)
  const touched = await context.newPage()
  await touched.goto(`${api.origin}/reglages/comites`)
  await touched.getByRole('button', { name: 'Ajouter un comité' }).tap()
  await touched.getByRole('dialog').getByLabel('Nom').waitFor()
  await expect.poll(() => focused(touched)).toBe('h2')
  await context.close()
})

describe('the list of dialogs', () => {
  it('has those of every file that draws some, and as many', () => {
    const drawn = globSync('web/**/*.tsx')
      .map(file => ({
        file: relative('web', file),
        count: countDialogs(readFileSync(file, 'utf8')),
      }))
      .filter(({ file, count }) => count > 0 && !(file in listedElsewhere))
    expect(drawn.length).toBeGreaterThan(30)
    const listed = Map.groupBy(
      screensWithDialogs.flatMap(({ dialogs }) => dialogs),
      ({ file }) => file,
    )
    const missing = drawn.filter(({ file, count }) => (listed.get(file)?.length ?? 0) < count)
    expect(missing).toEqual([])
    expect([...listed.keys()].filter(file => !drawn.some(one => one.file === file))).toEqual([])
  })

  it('would miss one that is new', () => {
    expect(countDialogs('<Dialog title={t.a}><ConfirmButton\n label={t.b} /></Dialog>')).toBe(2)
    expect(countDialogs('<DialogEnd /> one.showModal() <p role="alertdialog">')).toBe(2)
  })
})

/** How many dialogs a file draws, or opens by other means. */
function countDialogs(code: string): number {
  const signs =
    /<(Dialog|FormDialog|ConfirmButton|dialog)[\s>]|\.showModal\(|role="(alert)?dialog"/g
  return code.match(signs)?.length ?? 0
}

const desk = { width: 1280, height: 860 }
const telephone = { width: 360, height: 740 }

/** The one on top, where one stands in another. */
const onTop = 'dialog:modal:not(:has(dialog:modal))'

/** Opens one by the keyboard, and waits for what it loads; gives what was pressed. */
async function open(page: Page, { press, title }: Shown) {
  const openers = []
  for (const one of press) {
    const [role, name] = Array.isArray(one) ? one : (['button', one] as const)
    const place = page.locator(openers.length === 0 ? 'main' : onTop)
    const opener = place.getByRole(role, { name }).first()
    openers.push(await opener.elementHandle())
    await opener.press('Enter')
    // For a moment the one that led to it may stand beside it.
    await page.locator(onTop).last().waitFor()
  }
  await page.getByRole('dialog', { name: title }).last().waitFor()
  await settle(page)
  return openers
}

/** All of the one on top can be seen and reached. */
async function expectWhole(page: Page): Promise<void> {
  const at = `${page.viewportSize()?.width} px`
  expect(await covered(page), at).toEqual([])
  expect(await cutOff(page), at).toEqual([])
}

/** Behind its last control, and before its first one, is the browser itself, then the other end. */
async function expectTabInside(page: Page): Promise<void> {
  for (const [place, key] of [
    [-1, 'Tab'],
    [0, 'Shift+Tab'],
  ] as const) {
    await page.locator(onTop).evaluate((dialog, at) => {
      const controls = dialog.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea',
      )
      const seen = [...controls].filter(one => one.checkVisibility())
      seen.at(at)?.focus()
    }, place)
    for (const turn of [key, `${key} again`]) {
      await page.keyboard.press(key)
      expect(await focused(page), turn).not.toBe('outside')
    }
  }
}

/** Escape closes each, and gives the focus back to what opened it, or what opened the one that was in. */
async function leave(page: Page, openers: Awaited<ReturnType<typeof open>>): Promise<void> {
  const dialogs = page.getByRole('dialog')
  for (let left = await dialogs.count(); left > 0; left--) {
    await page.keyboard.press('Escape')
    await expect.poll(() => dialogs.count(), { interval: 10 }).toBe(left - 1)
    let opener = openers.pop()
    while (opener && !(await opener.evaluate(one => one.isConnected))) opener = openers.pop()
    const isBack = await opener?.evaluate(one => document.activeElement === one)
    expect(isBack, `Escape leaves the focus to ${await focused(page)}`).toBe(true)
  }
}

/** What has the focus: an element’s name, `body` where nothing has, `outside` behind the dialog. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(within => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) return 'body'
    return activeElement.closest(within) === null ? 'outside' : activeElement.localName
  }, onTop)
}

/** What of the one on top cannot be seen, whatever one scrolls. */
async function cutOff(page: Page): Promise<string[]> {
  return await page.locator(onTop).evaluate(dialog => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const isBeyond = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight
    const found = isBeyond ? ['beyond the window'] : []
    if (dialog.scrollWidth > dialog.clientWidth) found.push('scrolls sideways')
    for (const one of dialog.querySelectorAll<HTMLElement>('*:not(input, textarea, select, svg)')) {
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(one)
      // The beginning of a message is enough to know it by.
      if (webkitLineClamp !== 'none' || !one.checkVisibility() || one.closest('.sr-only')) continue
      const isWide = /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth
      const isHigh = /hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight
      if (isWide || isHigh) found.push(one.outerHTML.slice(0, 120))
    }
    return found
  })
}
