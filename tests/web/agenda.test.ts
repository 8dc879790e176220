import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import type { EventNew } from '../../server/events/shapes-event.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { addNeighbours, addTaken } from '../agenda/agenda-app.ts'
import { testApp } from '../support/app.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { anEventChange, anEventToPlan } from '../support/builders/events.ts'
import { addCommune, byOf } from '../support/publishing.ts'
import { expectRoomForText, expectSoundInBothThemes } from './screen.ts'

/** What is shown. */
const feast = anEventToPlan({
  endLocal: '2026-06-21T01:00',
  text: 'Le comité des fêtes vous invite : buvette, grillades et bal.\n\nRenseignements sur https://exemple.fr/feux.',
  link: 'https://billets.exemple.fr',
})

let browser: Browser
let page: Page
let complaints: string[]
let strangers: string[]
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' })
  page = await context.newPage()
  complaints = []
  strangers = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  onTestFinished(() => context.close())
})

/** Serves until the test ends; resolves with the origin. */
async function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server: ServerType = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** A village with a year of events, as the real server gives it. */
async function anAgenda() {
  const { app, context, communeId } = await testApp()
  const by = byOf(communeId)
  const add = (patch: Partial<EventNew>) => createEvent(context, by, { ...feast, ...patch })
  const bytes = await sharp({
    create: { width: 1600, height: 900, channels: 3, background: '#7a3b2e' },
  })
    .png()
    .toBuffer()
  const { id: media } = await addMedia(context, by, { bytes, alt: 'Affiche des feux' })
  const feux = await add({ media: [media] })
  const loto = await add({
    title: 'Loto des aînés',
    startLocal: '2026-06-13T14:00',
    endLocal: null,
    link: null,
  })
  const bal = await add({
    title: 'Bal du 13 juillet',
    startLocal: '2026-07-13T22:00',
    endLocal: null,
  })
  const marche = await add({
    title: 'Marché des producteurs',
    startLocal: '2026-07-05T09:00',
    endLocal: '2026-07-05T13:00',
  })
  await createEvent(context, byOf(await addCommune(context, 'Orvain')), {
    ...feast,
    title: 'Brocante d’Orvain',
    startLocal: '2026-06-28T07:00',
    endLocal: null,
  })
  for (let place = 0; place < 17; place += 1) {
    await add({
      title: `Atelier du patrimoine, séance ${place + 1} : la restauration du lavoir et de ses abords`,
      startLocal: `2026-07-${27 + (place % 5)}T18:30`,
      endLocal: null,
    })
  }
  const change = async (id: number, change: Parameters<typeof changeEvent>[3]['change']) =>
    await changeEvent(context, by, id, anEventChange(change))
  await change(loto.id, { kind: 'cancel', detail: '' })
  await change(marche.id, {
    kind: 'postpone',
    startLocal: '2026-07-12T09:00',
    endLocal: '2026-07-12T13:00',
    detail: '',
  })
  await change(bal.id, { kind: 'postpone', startLocal: null, endLocal: null, detail: '' })
  const origin = await listen(app.fetch)
  page.on('request', request => {
    if (!request.url().startsWith(origin)) strangers.push(request.url())
  })
  return { origin, feux, loto, marche, bal, communeId }
}

/** At both widths, whose elements and colours are the same. */
async function expectSound(): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 })
  await expectSoundInBothThemes(page)
  await page.setViewportSize({ width: 1280, height: 860 })
  await expectRoomForText(page)
}

describe('the public agenda in a browser', () => {
  it('is sound at every width and in both themes, and asks nobody else for anything', async () => {
    const { origin, feux, loto, marche, bal, communeId } = await anAgenda()
    for (const path of [
      '/agenda',
      `/agenda?commune=${communeId}`,
      '/agenda/passes',
      '/agenda/s-abonner',
      '/agenda/embed',
      // As planned, cancelled, put off, without a date.
      ...[feux, loto, marche, bal].map(({ slug }) => `/agenda/${slug}`),
    ]) {
      await page.goto(origin + path)
      await expectSound()
    }
    expect(strangers).toEqual([])
    expect(complaints).toEqual([])
    await page.goto(`${origin}/agenda/abcdefgh`)
    await expectSound()
  })

  it('is as sound with what neighbours propose and announce, and leads to them', async () => {
    const app = await testApp()
    const { original, taken, communeId } = await addTaken(app)
    await addNeighbours(app)
    const origin = await listen(app.app.fetch)
    for (const path of [
      `/agenda?commune=${communeId}`,
      `/agenda/embed?commune=${communeId}`,
      `/agenda/${taken.slug}`,
      `/agenda?commune=${communeId}&autour=ici`,
    ]) {
      await page.goto(origin + path)
      await expectSound()
    }
    await page.goto(`${origin}/agenda?commune=${communeId}`)
    // The card leads to our page, this word in it to theirs.
    await page.getByRole('main').getByRole('link', { name: 'Orvain' }).click()
    await page.waitForURL(`**/agenda/*-${original.slug}`)
    expect(complaints).toEqual([])
  })

  it('prints a week’s poster on one sheet, however many events there are', async () => {
    const { origin } = await anAgenda()
    // With few events, many, none.
    for (const week of ['2026-W25', '2026-W31', '2026-W40']) {
      await page.goto(`${origin}/agenda/affiche?semaine=${week}`)
      await expectSoundInBothThemes(page, { isPaper: true })
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    }
    expect(complaints).toEqual([])
  })

  it('keeps a long month inside its leaf, and an upright poster from stretching its row', async () => {
    const { origin } = await anAgenda()
    const poster =
      '<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188"><rect width="840" height="1188"/></svg>'
    await page.route('**/pictures/**', route =>
      route.fulfill({ contentType: 'image/svg+xml', body: poster }),
    )
    for (const [width, tallest] of [
      [360, 320],
      [1280, 130],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${origin}/agenda`)
      const picture = page.locator('.thumb').first()
      await picture.evaluate((img: HTMLImageElement) => {
        img.width = 840
        img.height = 1188
      })
      const row = await page.locator('.card.pictured').first().boundingBox()
      expect(row?.height).toBeLessThan(tallest)
      expect(await picture.evaluate(img => getComputedStyle(img).objectFit)).toBe('contain')
      const room = await page.locator('.leaf').evaluateAll(leaves =>
        leaves.map(leaf => {
          const longest = Math.max(
            ...[...leaf.children].map(
              part => part.clientWidth || part.getBoundingClientRect().width,
            ),
          )
          return leaf.getBoundingClientRect().width - longest
        }),
      )
      expect(Math.min(...room)).toBeGreaterThanOrEqual(16)
    }
  })

  it('is walked with the keyboard, without a script', async () => {
    const { origin, feux } = await anAgenda()
    await page.goto(`${origin}/agenda`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**#contenu')
    await page.getByRole('link', { name: feux.title }).press('Enter')
    await page.getByRole('heading', { level: 1, name: feux.title }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Ajouter à mon calendrier' }).click()
    expect((await download).suggestedFilename()).toBe('feux-de-la-saint-jean-2026-06-20.ics')
  })

  it('stands inside another site’s page, and only the one page that may', async () => {
    const { origin } = await anAgenda()
    const elsewhere = await listen(
      request =>
        new Response(`<iframe src="${origin}${new URL(request.url).search.slice(1)}"></iframe>`, {
          headers: { 'content-type': 'text/html' },
        }),
    )
    await page.goto(`${elsewhere}/?/agenda/embed`)
    await page.frameLocator('iframe').getByText('Feux de la Saint-Jean').waitFor()
    await page.goto(`${elsewhere}/?/agenda`)
    await expect.poll(() => complaints.join()).toContain('frame-ancestors')
  })
})
