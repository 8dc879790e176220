import { brotliCompressSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { openWindow, settle } from './screen.ts'

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

/** Compressed bytes of JavaScript and CSS that a screen loads. */
async function weightOf(path: string, language: 'fr' | 'en'): Promise<number> {
  const { context, page } = await openWindow(browser, api, 360)
  await context.addInitScript(chosen => localStorage.setItem('tambour.language', chosen), language)
  const bodies: Promise<Buffer>[] = []
  const weigh = (response: Response): void => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body())
  }
  page.on('response', weigh)
  await page.goto(api.origin + path)
  await settle(page)
  // What comes now is no part of the screen, and its window is about to go.
  page.off('response', weigh)
  const loaded = await Promise.all(bodies)
  await context.close()
  expect(loaded.length).toBeGreaterThan(2)
  return loaded.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
}

describe('the first view', () => {
  it.each(['fr', 'en'] as const)(
    'needs at most 60 kB as Brotli sends them, in %s',
    async language => {
      expect(await weightOf('/', language)).toBeLessThan(60_000)
    },
  )

  it('leaves the chart to the screen that draws it', async () => {
    const first = await weightOf('/', 'fr')
    const chart = await weightOf('/delais', 'fr')
    expect(chart - first).toBeGreaterThan(30_000)
  })
})
