import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { getEvent } from '../../../server/events/events.ts'
import { editEvent } from '../../../server/events/plan-event.ts'
import { changeCommune } from '../../../server/hours/change-commune.ts'
import { createApp } from '../../../server/http/app.ts'
import { changePartner } from '../../../server/partners/partners.ts'
import { partnerNew } from '../../../server/partners/shapes.ts'
import { addMedia } from '../../../server/pictures/media.ts'
import { listShares } from '../../../server/shares/share-shape.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { anEventEdit } from '../../support/builders/events.ts'
import { aCommuneEdit } from '../../support/builders/people.ts'
import { addChannel, HOUR, MINUTE } from '../../support/publishing.ts'
import { lepine, linkIn, offered, type ShareWorld, shareWorld } from '../../support/shares.ts'
import { expectSound, expectSoundInBothThemes, resize } from '../screen.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})

/** On a telephone in both themes, and on a desk. */
async function expectSoundAtBothWidths(page: Page): Promise<void> {
  await expectSoundInBothThemes(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(page, 1280, 860)
  await expectSound(page)
  await resize(page, 360, 740)
}

/** The pages that a neighbour sees, from the real server; its kit’s script comes from web/public. */
async function opened(
  page: 'partage' | 'voisin',
  options: {
    hasScript?: boolean
    prepare?: (world: ShareWorld) => Promise<void>
  } = {},
): Promise<{ world: ShareWorld; page: Page; context: BrowserContext; complaints: string[] }> {
  const world = await shareWorld()
  await options.prepare?.(world)
  await offered(world)
  const app = await createApp(world.context, 'web/public')
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: options.hasScript ?? true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  onTestFinished(() => context.close())
  const shown = await context.newPage()
  const complaints: string[] = []
  shown.on('console', message => complaints.push(message.text()))
  shown.on('pageerror', error => complaints.push(error.message))
  await shown.goto(`http://127.0.0.1:${port}${linkIn(world, page)}`)
  return { world, page: shown, context, complaints }
}

const stateOf = async ({ context, communeId }: ShareWorld) =>
  (await listShares(context, communeId, {}))[0]

it('an offer is accepted and its kit copied', async () => {
  const { world, page, complaints } = await opened('partage')
  await expectSoundAtBothWidths(page)
  await page.getByRole('button', { name: 'Oui, je l’annonce' }).click()
  await page.getByText('Voici de quoi l’annoncer').waitFor()
  await expectSoundAtBothWidths(page)
  const copied = page.waitForResponse(response => response.status() === 204)
  await page.getByRole('button', { name: 'Copier' }).first().click()
  await copied
  await page.getByRole('button', { name: 'Copié' }).waitFor()
  // A page that another has covered may not read.
  await page.bringToFront()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('Feux de la Saint-Jean')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /agenda/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.ics$/)
  await page.getByLabel(/Adresse de votre publication/).fill('https://facebook.com/lepine/1')
  await page.getByRole('button', { name: 'J’ai publié' }).click()
  await page.getByText('C’est publié').waitFor()
  expect(await stateOf(world)).toMatchObject({
    state: 'published',
    url: 'https://facebook.com/lepine/1',
  })
  expect(complaints).toEqual([])
})

/** The neighbour lends its page, our commune says its postcode, and the event has a poster. */
async function lend(world: ShareWorld): Promise<void> {
  const { context, by, event, partner } = world
  const postcode = aCommuneEdit({ postcode: '51330' })
  await changeCommune(context, by.communeId, postcode, 'Anne')
  const channel = await addChannel(world, 'theirs', { name: 'L’Épine', neighbour: 'L’Épine' })
  const lent = partnerNew.parse({ ...lepine, mode: 'page', channel })
  await changePartner(context, by, partner, lent)
  const create = { width: 800, height: 1131, channels: 3, background: '#1d5c47' } as const
  const bytes = await sharp({ create }).png().toBuffer()
  const { id } = await addMedia(context, by, { bytes, alt: 'Affiche des feux' })
  const link = 'https://billets.example/feux'
  await editEvent(context, by, event, anEventEdit({ link, media: [id] }))
  // In the evening, when nobody would publish at the next full hour.
  world.clock.advance(12 * HOUR + 18 * MINUTE)
}

it('a lent page is shown what is published there', async () => {
  const { world, page, complaints } = await opened('partage', { prepare: lend })
  const poster = page.getByAltText('Affiche des feux')
  await poster.waitFor()
  expect(await poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  await page.getByText('Ce qui sera publié sur L’Épine').waitFor()
  await page.getByText('📍 Place de la Mairie, 51330 Saint-Rémi').waitFor()
  await page.getByText('https://billets.example/feux').waitFor()
  const at = page.getByLabel(/Quand le publier/)
  await expect.poll(() => at.inputValue()).toBe('2026-06-03T08:00')
  await expectSoundAtBothWidths(page)
  const said = await page.locator('article .said').textContent()
  await page.getByRole('button', { name: 'Oui, le publier' }).click()
  await page.getByText('La publication est prévue').waitFor()
  const { deliveries } = await getEvent(world.context, world.communeId, world.event)
  expect(deliveries.map(({ text }) => text)).toEqual([said])
  expect(complaints).toEqual([])
})

it('an offer is answered without script, as on an old telephone', async () => {
  const { world, page } = await opened('partage', { hasScript: false })
  await page.getByText('Non merci').click()
  await page.getByLabel(/Pourquoi/).fill('Trop loin')
  await page.getByRole('button', { name: 'Ne pas l’annoncer' }).click()
  await page.getByText('C’est noté').waitFor()
  expect(await stateOf(world)).toMatchObject({ state: 'declined', comment: 'Trop loin' })
  await page.getByText('J’ai changé d’avis').click()
  await page.getByRole('button', { name: 'Oui, je l’annonce' }).click()
  await page.getByText('Voici de quoi l’annoncer').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Copier' }).count()).toBe(0)
  await expect
    .poll(() => page.getByLabel('Pour Facebook').inputValue())
    .toContain('Feux de la Saint-Jean')
})

it('a contact says what it wants, and leaves in one click', async () => {
  const { world, page, complaints } = await opened('voisin', { hasScript: false })
  await page.getByLabel('Le texte pour Instagram').uncheck()
  await page.getByLabel(/Aucune proposition jusqu’au/).fill('2026-08-31')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('C’est enregistré.').waitFor()
  const partner = () => world.context.db.selectFrom('partner').selectAll().executeTakeFirstOrThrow()
  await expect.poll(() => partner()).toMatchObject({ quietUntil: '2026-08-31' })
  expect((await partner()).pieces).not.toContain('instagram')
  await page.getByRole('button', { name: 'Se désabonner' }).click()
  await page.getByText('Vous ne recevez plus rien').waitFor()
  await page.getByRole('button', { name: 'Les recevoir de nouveau' }).click()
  await page.getByText('Ce que vous recevez').waitFor()
  expect(complaints).toEqual([])
})

it('the wishes of a contact are sound in both themes', async () => {
  const { page } = await opened('voisin')
  await expectSoundInBothThemes(page)
})
