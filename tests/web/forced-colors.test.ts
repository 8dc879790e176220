import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { screens } from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { openWindow, walk } from './screen.ts'

let browser: Browser
let api: RealApi
beforeAll(async () => {
  browser = await connectChromium()
  api = await startRealApi()
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})

/**
 * Where a person forces their own colours (CSS Color Adjustment § 3.1), backgrounds and shadows go:
 * what says by them alone that it is a button, that it is ticked or that one is there, says nothing.
 * @returns what is lost on a page, one line each
 */
const lost = () => {
  const found: string[] = []
  const seen = (one: Element) => one.checkVisibility({ visibilityProperty: true })
  const edged = (style: CSSStyleDeclaration) =>
    ['Top', 'Right', 'Bottom', 'Left'].some(side => {
      const width = style.getPropertyValue(`border-${side.toLowerCase()}-width`)
      return Number.parseFloat(width) >= 1 && !/none|hidden/.test(borderOf(style, side))
    })
  const borderOf = (style: CSSStyleDeclaration, side: string) =>
    style.getPropertyValue(`border-${side.toLowerCase()}-style`)
  const nameOf = (one: Element) =>
    `${one.tagName.toLowerCase()} « ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)} »`
  for (const one of document.querySelectorAll('.btn:not(.btn-ghost), input, select, textarea')) {
    if (!seen(one) || one.matches('[type=hidden], [type=file], .sr-only')) continue
    if (!edged(getComputedStyle(one))) found.push(`no edge: ${nameOf(one)}`)
  }
  for (const one of document.querySelectorAll('[aria-current=page], [aria-selected=true]')) {
    if (!seen(one)) continue
    const style = getComputedStyle(one)
    const isTold = edged(style) || Number(style.fontWeight) >= 600
    if (!isTold) found.push(`not told from the others: ${nameOf(one)}`)
  }
  // A picture that stands for words has some beside it, or is named.
  for (const one of document.querySelectorAll('button, a')) {
    if (!seen(one) || one.querySelector('svg') === null) continue
    const text = (one.textContent ?? '').trim()
    if (text === '' && !one.hasAttribute('aria-label'))
      found.push(`a picture alone: ${nameOf(one)}`)
  }
  // What is drawn by its background alone has an edge then, or its numbers in words.
  for (const one of document.querySelectorAll('[role=img]')) {
    if (seen(one) && !one.getAttribute('aria-label')) found.push(`an unnamed drawing`)
  }
  return found
}

it('loses nothing where colours are forced', async () => {
  const { context, page } = await openWindow(browser, api, 1280)
  await page.emulateMedia({ forcedColors: 'active' })
  const found: string[] = []
  for await (const path of walk(page, api, screens)) {
    for (const line of await page.evaluate(lost)) found.push(`${path}: ${line}`)
  }
  expect(found).toEqual([])
  await context.close()
})

it('tells a ticked box and a chosen circle from the others', async () => {
  const { context, page } = await openWindow(browser, api, 1280)
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${api.origin}/evenements/nouveau`)
  const box = page.locator('main input[type=checkbox]').first()
  await box.waitFor()
  const look = async () => (await box.screenshot()).toString('base64')
  const before = await look()
  await box.click()
  expect(await look()).not.toBe(before)
  await context.close()
})
