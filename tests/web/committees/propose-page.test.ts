import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { changeEvent } from '../../../server/events/change-event.ts'
import { createApp } from '../../../server/http/app.ts'
import { createApiKey } from '../../../server/people/api-keys.ts'
import { ofInstallation } from '../../../server/people/rules/api-key.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { anEventChange } from '../../support/builders/events.ts'
import {
  type CommitteeWorld,
  committeeWorld,
  onlyProposal,
  send,
} from '../../support/committees.ts'
import { allEvents } from '../../support/planned.ts'
import { expectRoomForText, expectSoundInBothThemes } from '../screen.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})

type Opened = {
  world: CommitteeWorld
  origin: string
  /** Another window of the same server. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>
  complaints: string[]
}

/** The real server: the committee’s page, and the built screens beside it. */
async function opened(): Promise<Opened> {
  const world = await committeeWorld()
  const app = await createApp(world.context, 'dist')
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const complaints: string[] = []
  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 740 },
      ...options,
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    page.on('pageerror', error => complaints.push(error.message))
    await page.goto(origin + path)
    // A person takes that long at least to fill in a form.
    world.clock.advance(60_000)
    return page
  }
  return { world, origin, open, complaints }
}

async function fill(page: Page, title: string): Promise<void> {
  await page.getByLabel('Titre').fill(title)
  await page.getByLabel('Jour', { exact: true }).fill('2026-07-04')
  await page.getByLabel('Heure', { exact: true }).fill('18:30')
  await page.getByLabel('Lieu').fill('Place de l’église')
  await page.getByLabel('Quelques mots').fill('Accordéon et buvette.')
}

async function poster(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const create = { width: 900, height: 1200, channels: 3, background: '#1d5c47' } as const
  return {
    name: 'affiche.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp({ create }).jpeg().toBuffer(),
  }
}

it('an event is proposed without script, at 360 px, with its poster', async () => {
  const { world, open, complaints } = await opened()
  const page = await open(world.path, { javaScriptEnabled: false })
  await fill(page, 'Bal du 4 juillet')
  await page.getByLabel(/Affiche/).setInputFiles(await poster())
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  // The poster has arrived and stays; what it shows is still to be said.
  await page.getByText('L’affiche est bien arrivée').waitFor()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Bal du 4 juillet')
  world.clock.advance(60_000)
  await page.getByLabel('(obligatoire avec une affiche)').fill('Un accordéon sur fond vert')
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText('C’est envoyé.').waitFor()
  await page.getByRole('heading', { name: 'Bal du 4 juillet', level: 3 }).waitFor()
  await page.getByText('L’affiche', { exact: true }).click()
  await page.getByRole('img', { name: 'Un accordéon sur fond vert' }).waitFor()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
  await expect
    .poll(() => onlyProposal(world))
    .toMatchObject({ title: 'Bal du 4 juillet', state: 'received' })
  expect(complaints).toEqual([])
})

it('what is refused names its fields, leads to them, and is there again after « back »', async () => {
  const { world, origin, open, complaints } = await opened()
  const page = await open(world.path, { javaScriptEnabled: false })
  await fill(page, 'Bal du 4 juillet')
  await page.getByLabel(/Affiche/).setInputFiles(await poster())
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  const said = page.getByRole('alert')
  await said.getByText(/Dites ce qu’on voit sur l’affiche/).waitFor()
  await said.getByRole('link', { name: 'Que voit-on sur l’affiche' }).click()
  await expect.poll(() => page.locator(':target').getAttribute('id')).toBe('alt')
  await page.goto(`${origin}/agenda`)
  await page.goBack()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Bal du 4 juillet')
  await page.getByText('L’affiche est bien arrivée').waitFor()
  expect(complaints).toEqual([])
})

async function expectSoundWide(page: Page): Promise<void> {
  await expectSoundInBothThemes(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expectRoomForText(page)
  await page.setViewportSize({ width: 360, height: 800 })
}

it('the form is sound in both themes and at both widths, refused and sent', async () => {
  const { world, open, complaints } = await opened()
  const page = await open(world.path, { viewport: { width: 360, height: 800 } })
  await expectSoundWide(page)
  await fill(page, 'Bal')
  await page.getByLabel(/Adresse d’une page/).fill('notre site')
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText('Cette adresse ne se lit pas').first().waitFor()
  await expectSoundWide(page)
  world.clock.advance(60_000)
  await page.getByLabel(/Adresse d’une page/).fill('comite.fr')
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText('C’est envoyé.').waitFor()
  await expectSoundWide(page)
  expect(complaints).toEqual([])
})

it('what is typed is kept on the telephone until it has arrived', async () => {
  const { world, open, complaints } = await opened()
  const page = await open(world.path)
  await fill(page, 'Bal du 4 juillet')
  await page.getByText('Ce que vous tapez est gardé sur cet appareil.').waitFor()
  await page.goto('about:blank')
  await page.goBack()
  await page.reload()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Bal du 4 juillet')
  await page.getByText('Ce que vous aviez commencé est de nouveau là.').waitFor()
  world.clock.advance(60_000)
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText('C’est envoyé.').waitFor()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('')
  await page.reload()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('')
  expect(complaints).toEqual([])
})

it('a photo from a camera leaves lighter, and what is too heavy is said before it leaves', async () => {
  const { world, open, complaints } = await opened()
  const page = await open(world.path)
  const create = { width: 2800, height: 1800, channels: 3, background: '#1d5c47' } as const
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const photo = await sharp({ create: { ...create, noise } })
    .jpeg({ quality: 95 })
    .toBuffer()
  const file = page.getByLabel(/Affiche/)
  await file.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByText('La photo est allégée').waitFor()
  const sizeOf = () => file.evaluate((one: HTMLInputElement) => one.files?.[0]?.size ?? 0)
  expect(await sizeOf()).toBeLessThan(photo.length)
  const heavy = Buffer.alloc(21 * 1024 * 1024)
  await file.setInputFiles({ name: 'affiche.pdf', mimeType: 'application/pdf', buffer: heavy })
  await fill(page, 'Bal')
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText(/Cette affiche dépasse 20/).waitFor()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Bal')
  expect(complaints).toEqual([])
})

it('a film in the place of a poster is answered by a page, and what was typed is there again', async () => {
  const { world, open, complaints } = await opened()
  const page = await open(world.path, { javaScriptEnabled: false })
  await fill(page, 'Bal du 4 juillet')
  // Larger than what Playwright passes on itself.
  const film = join(mkdtempSync(join(tmpdir(), 'tambour-film-')), 'film.mp4')
  onTestFinished(() => rmSync(dirname(film), { recursive: true }))
  writeFileSync(film, Buffer.alloc(120 * 1024 ** 2))
  await page.getByLabel(/Affiche/).setInputFiles(film)
  await page.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await page.getByText('choisissez un fichier plus petit').waitFor()
  await page.goBack()
  await expect.poll(() => page.getByLabel('Titre').inputValue()).toBe('Bal du 4 juillet')
  expect(complaints).toEqual([])
})

// Two windows, the built screens and a publication: longer than a screen alone.
it('goes the whole way between a committee and the mairie', async () => {
  const { world, open, complaints } = await opened()
  const { context, communeId, mailer } = world
  const committee = await open(world.path, { javaScriptEnabled: false })
  await fill(committee, 'Bal du 4 juillet')
  await committee.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await committee.getByText('C’est envoyé.').waitFor()

  const wanted = { name: 'Julie', role: 'officer' } as const
  const { token } = await createApiKey(context, communeId, wanted, {
    actor: 'test',
    keyOwner: ofInstallation,
  })
  const mairie = await open('/', {
    viewport: { width: 1280, height: 860 },
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  await mairie.getByRole('heading', { name: 'Propositions des comités' }).waitFor()
  await mairie.getByText('Lire et décider').click()
  await mairie.getByText('Accordéon et buvette.').waitFor()
  await expectSoundInBothThemes(mairie)
  await mairie.getByRole('button', { name: 'Poser une question' }).click()
  const dialog = mairie.getByRole('dialog')
  await dialog.getByLabel('Votre question').fill('Faut-il réserver ?')
  await dialog.getByRole('button', { name: 'Poser une question' }).click()
  await mairie.getByText('La question est posée.').waitFor()
  world.clock.advance(120_000)
  await send(world)
  expect(mailer.mails).toHaveLength(1)

  await committee.goto(committee.url().split('?')[0] ?? '')
  await committee.getByText('Faut-il réserver ?').waitFor()
  await committee.getByLabel('Votre réponse').fill('Non, entrée libre.')
  await committee.getByRole('button', { name: 'Répondre à la mairie' }).click()
  await committee.getByText('Votre réponse est envoyée.').waitFor()

  await mairie.reload()
  await mairie.getByText('Lire et décider').click()
  await mairie.getByText('Non, entrée libre.').waitFor()
  // Two clicks.
  await mairie.getByRole('button', { name: /^Accepter et programmer/ }).click()
  await dialog.getByLabel('Plan').waitFor()
  await dialog.getByRole('button', { name: 'Accepter et programmer' }).click()
  await mairie.getByText('C’est accepté').waitFor()
  const [event] = await allEvents(context, communeId)
  expect(event).toMatchObject({ title: 'Bal du 4 juillet', deliveries: [{ state: 'scheduled' }] })

  await committee.goto(committee.url().split('?')[0] ?? '')
  await committee.getByText(/Vendredi 3\sjuillet 2026 à 18\sh, sur Page village/).waitFor()
  const by = { ...world.by, actor: 'Julie' }
  const change = { kind: 'cancel', detail: '' } as const
  await changeEvent(context, by, event?.id ?? 0, anEventChange(change))
  world.clock.advance(120_000)
  await send(world)
  expect(mailer.mails.map(({ subject }) => subject.replaceAll(/\s/g, ' ').split(' :')[0])).toEqual([
    'Une question sur',
    'Accepté',
    'Annulé',
  ])
  await committee.reload()
  await committee.getByText('Annulée par la mairie.').waitFor()
  expect(complaints).toEqual([])
})
