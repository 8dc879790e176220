import type { JSHandle } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { anEvent } from '../../support/builders/events.ts'
import { aMedia, aPoster } from '../../support/builders/pictures.ts'
import { pdfOf } from '../../support/pdf/pages.ts'
import { api, oneWindow, page, window } from '../each-window.ts'
import { movePage } from '../morning.ts'
import { expectRoomForText, expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

/** All tests of a block have one window: those that make our page another network's come last. */
const inOneWindow = (also?: typeof writeLibrary) => oneWindow({ role: 'officer', also })

/** The event that has a picture. */
const feast = 9

/** Thirty pictures: the newest at two events, the third nowhere, the others at one. */
async function writeLibrary({ db }: Context): Promise<void> {
  const media: number[] = []
  for (let place = 30; place > 3; place--) {
    media.push((await aMedia(db, 1, { alt: `Photo ${place} de la fête` })).id)
  }
  await aMedia(db, 1, { alt: 'Brouillon de l’affiche du bal' })
  const plan = await aMedia(db, 1, { alt: 'Plan : la rue de l’Église et la place, fermées.' })
  const poster = await aMedia(db, 1, { alt: 'Affiche du marché de Noël, place de l’église.' })
  await anEvent(db, 1, { title: 'Fête patronale', media: [...media, plan.id, poster.id] })
  await anEvent(db, 1, { id: feast, title: 'Fête d’hiver', media: [poster.id] })
}

let last = 0
/** A picture that nobody has sent yet. */
const file = async (name: string, size: { width?: number; height?: number } = {}) => ({
  ...{ name, mimeType: 'image/png' },
  buffer: await aPoster({ shade: ++last, ...size }),
})
const files = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, place) => file(`${place}.png`)))

/** What is said of the pictures of an event, in order; of the one that was made last without its number. */
async function described(event?: number): Promise<string[]> {
  const rows = await api.db
    .selectFrom('eventMedia')
    .innerJoin('media', 'media.id', 'eventMedia.mediaId')
    .select('media.alt')
    .where('eventId', '=', db =>
      event === undefined ? db.selectFrom('event').select(db.fn.max('id').as('id')) : db.val(event),
    )
    .orderBy('eventMedia.position')
    .execute()
  return rows.map(({ alt }) => alt)
}

const lines = () => page.getByRole('group', { name: /^Images/ }).getByRole('listitem')
const alt = (place: number) => page.getByLabel(`Texte alternatif de l’image ${place}`)

async function choose(
  ...chosen: { name: string; mimeType: string; buffer: Buffer }[]
): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(chosen)
}

/** Describes the pictures that are there by these words, in order. */
async function describeThem(...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) await alt(index + 1).fill(text)
}

async function alts(): Promise<string[]> {
  const count = await lines().count()
  const all: string[] = []
  for (let place = 1; place <= count; place++) all.push(await alt(place).inputValue())
  return all
}

/** What a file manager or a browser puts into a drop or a paste. */
async function dataTransfer(names: string[], text?: string): Promise<JSHandle<DataTransfer>> {
  const chosen = await Promise.all(names.map(name => file(name)))
  return await page.evaluateHandle(
    ({ files, text }) => {
      const data = new DataTransfer()
      for (const { name, bytes } of files) {
        data.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }))
      }
      if (text !== undefined) data.items.add(text, 'text/plain')
      return data
    },
    { files: chosen.map(({ name, buffer }) => ({ name, bytes: [...buffer] })), text },
  )
}

async function paste(data: JSHandle<DataTransfer>): Promise<void> {
  await page.evaluate(
    clipboardData =>
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      ),
    data,
  )
}

async function fill(): Promise<void> {
  await page.getByLabel('Titre').fill('Loto des aînés')
  await page.getByLabel('Début').fill('2026-12-05T20:00')
  await page.getByLabel('Lieu').fill('Salle des fêtes')
  await page.getByLabel('Texte', { exact: true }).fill('Ouverture des portes à 18 h 30.')
}

/** The form once more, after its channels have changed. */
async function anew(): Promise<void> {
  await walkTo(page, api, '/')
  await walkTo(page, api, '/evenements/nouveau')
}

const submit = () => page.getByRole('button', { name: 'Programmer' }).click()

describe('the pictures of an event', () => {
  inOneWindow()
  beforeEach(() => walkTo(page, api, '/evenements/nouveau'))

  it('are chosen, dropped or pasted, and sent in their order, each with its words', async () => {
    await fill()
    await choose(...(await files(2)))
    const drop = await dataTransfer(['c.png'])
    const group = page.getByRole('group', { name: /^Images/ })
    await group.dispatchEvent('dragover', { dataTransfer: drop })
    await group.dispatchEvent('drop', { dataTransfer: drop })
    await paste(await dataTransfer(['d.png']))
    await expect.poll(() => lines().count()).toBe(4)
    // Text that comes with its picture, as from a word processor, goes where one is typing.
    await paste(await dataTransfer(['e.png'], 'Bonjour'))
    await describeThem('Affiche', 'Salle', 'Lots', 'Plan')
    await expect.poll(() => lines().count()).toBe(4)
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(await described()).toEqual(['Affiche', 'Salle', 'Lots', 'Plan'])
    expect(window.complaints).toEqual([])
  })

  it('are ordered by mouse and by keyboard', async () => {
    await choose(...(await files(3)))
    await describeThem('A', 'B', 'C')
    // Once they are taken in, nothing moves any more.
    await settle(page)
    // All of them in sight: a page that scrolls while a mouse is down drags another one.
    await lines()
      .nth(1)
      .evaluate(line => line.scrollIntoView({ block: 'center' }))
    await lines().nth(2).getByRole('img').dragTo(lines().nth(0))
    await expect.poll(alts).toEqual(['C', 'A', 'B'])
    await page.getByRole('button', { name: 'Reculer l’image 1' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('L’image est maintenant à la place 2 sur 3.').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(alts).toEqual(['A', 'B', 'C'])
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toBe('Reculer l’image 3')
    // There is no place after the last one, and the focus stays.
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Avancer l’image 3' }).press('Enter')
    await expect.poll(alts).toEqual(['A', 'C', 'B'])
  })

  it('are removed, and come back as they were', async () => {
    await choose(...(await files(3)))
    await describeThem('A', 'B', 'C')
    await page.getByRole('button', { name: 'Retirer l’image 2' }).click()
    await expect.poll(alts).toEqual(['A', 'C'])
    await page
      .getByRole('status')
      .filter({ hasText: 'L’image 2 est retirée.' })
      .getByRole('button', { name: 'Annuler', exact: true })
      .click()
    await expect.poll(alts).toEqual(['A', 'B', 'C'])
  })

  it('are ten at most, and nothing but pictures', async () => {
    await choose(...(await files(8)), {
      ...{ name: 'notice.odt', mimeType: 'application/vnd.oasis.opendocument.text' },
      buffer: Buffer.from('PK'),
    })
    await page.getByText('Seuls les JPEG, PNG, WebP, AVIF, GIF et PDF sont pris.').waitFor()
    await paste(await dataTransfer(['1.png', '2.png', '3.png', '4.png']))
    await page.getByText(/^Dix images au plus\s: les autres n’ont/).waitFor()
    await expect.poll(() => lines().count()).toBe(10)
    await page.getByRole('button', { name: 'Retirer l’image 1', exact: true }).click()
    await page.getByText(/^Dix images au plus/).waitFor({ state: 'detached' })
    await choose(...(await files(1)))
    await page.getByRole('button', { name: 'Ajouter des images' }).press('Enter')
    await page.getByText(/^Dix images au plus/).waitFor()
  })

  it('are previewed as the network lays them out', async () => {
    await fill()
    const shown = page.getByRole('article', { name: 'Page de la mairie' })
    for (const [count, more] of [
      [1, null],
      [2, null],
      [3, null],
      [4, null],
      [5, null],
      [7, '+2'],
    ] as const) {
      await choose(...(await files(count - (await lines().count()))))
      await expect.poll(() => shown.getByRole('img').count()).toBe(Math.min(5, count))
      await expect
        .poll(() => shown.getByText(/^\+\d$/).allTextContents())
        .toEqual(more ? [more] : [])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    await expectRoomForText(page)
  })

  it('say which one is not described, and which channel takes fewer', async () => {
    await movePage(api.db, 'bluesky')
    await anew()
    await fill()
    await choose(...(await files(5)))
    await alt(1).fill('Affiche')
    await expect.poll(() => page.getByText('à décrire').count()).toBe(4)
    await submit()
    const notice = page.getByRole('alert')
    await notice.getByText('Décrivez l’image 2 par un texte alternatif.').waitFor()
    await notice.getByText(/Page de la mairie prend 4\s+images au plus\s: retirez-en/).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true')
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    const paths = api.asked.map(({ path }) => path)
    expect(new Set(paths)).toEqual(new Set(['/api/pictures']))
  })
})

describe('a picture on its way', () => {
  inOneWindow()
  beforeEach(() => walkTo(page, api, '/evenements/nouveau'))

  it('says at once why it is not taken, and is sent again', async () => {
    const message = 'Cette image est abîmée ou incomplète : enregistrez-la de nouveau.'
    const body = { error: 'unavailable', message }
    api.fail('POST', '/api/pictures', { status: 503, body })
    await choose(...(await files(2)))
    await lines().nth(0).getByRole('alert').getByText(message).waitFor()
    await expectSoundAtBothSizes(page)
    await describeThem('A', 'B')
    await fill()
    await submit()
    await page.getByRole('alert').getByText(message).nth(1).waitFor()
    await lines().nth(0).getByRole('button', { name: 'Réessayer' }).click()
    await lines().nth(0).getByRole('alert').waitFor({ state: 'detached' })
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
  })

  it('is no « Image 1 » to be described where it is no picture', async () => {
    const buffer = Buffer.from('<html>')
    await choose({ name: 'affiche.jpg', mimeType: 'image/jpeg', buffer })
    await page
      .getByRole('alert')
      .getByText(/^affiche\.jpg n’a pas été pris\./)
      .waitFor()
    await expect.poll(() => lines().count()).toBe(0)
    await choose(...(await files(1)))
    await expect.poll(() => page.getByText('n’a pas été pris').count()).toBe(0)
    await expect.poll(() => lines().count()).toBe(1)
  })

  it('counts the signs of its words; removed, says so here and not over the next page', async () => {
    await choose(...(await files(1)))
    await page.getByLabel('Texte alternatif').fill('Affiche')
    await page.getByText(/^7 sur 1\s000\s+signes$/).waitFor()
    await page.getByRole('button', { name: 'Retirer l’image 1' }).click()
    await page.getByText('L’image 1 est retirée.').waitFor()
    await page.getByRole('link', { name: 'Messages' }).first().click()
    await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
    await expect.poll(() => page.getByText('L’image 1 est retirée.').count()).toBe(0)
  })

  it('too large for the server is not even sent', async () => {
    const buffer = Buffer.alloc(20 * 1024 * 1024 + 1)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'affiche.png', mimeType: 'image/png', buffer })
    await page.getByText(/^affiche\.png dépasse 20\s+Mo/).waitFor()
    await expect.poll(() => lines().count()).toBe(0)
    expect(api.asked).toEqual([])
  })

  it('may be a poster in PDF, of which one takes a page and its words', async () => {
    const pages = [1, 2, 3].map(place => `Fête patronale, page ${place}`)
    await choose({ name: 'affiche.pdf', mimeType: 'application/pdf', buffer: pdfOf(pages) })
    await page.getByRole('button', { name: 'Reprendre le texte de l’affiche' }).waitFor()
    await page.getByLabel(/^Page du PDF/).selectOption('2')
    await expect
      .poll(() => api.asked.map(({ body }) => body))
      .toEqual(['1', '2'].map(asked => ({ page: asked, files: ['affiche.pdf'] })))
    await page.getByText('Lecture…').waitFor({ state: 'detached' })
    await expectRoomForText(page)
    await page.getByRole('button', { name: 'Reprendre le texte de l’affiche' }).click()
    await expect
      .poll(() => page.getByLabel('Texte alternatif').inputValue())
      .toBe('Fête patronale, page 2')
    await fill()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(await described()).toEqual(['Fête patronale, page 2'])
  })

  it('is said to get margins where the network wants another shape, or to be refused', async () => {
    await movePage(api.db, 'instagram')
    await anew()
    await fill()
    const shown = page.getByRole('article', { name: 'Page de la mairie' })
    await choose(await file('a.png', { width: 800, height: 600 }))
    await expect.poll(() => shown.getByRole('img').count()).toBe(1)
    await expect.poll(() => shown.getByText(/marges blanches/).count()).toBe(0)
    await choose(
      await file('b.png', { width: 600, height: 1200 }),
      await file('c.png', { width: 1600, height: 400 }),
    )
    await shown.getByText(/^Des marges blanches seront ajoutées aux images 2, 3,/).waitFor()
    await choose(await file('d.png', { width: 40, height: 40 }))
    await shown.getByText(/^Ce réseau refuserait l’image 4/).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await describeThem('A', 'B', 'C', 'D')
    await submit()
    const notice = page.getByRole('alert')
    await notice
      .getByText(/d’au moins 320\s+px de large\s: remplacez l’image 4/)
      .first()
      .waitFor()
  })

  it('is a sign of a file, and no broken picture, where the browser cannot show it', async () => {
    // It is looked at here before the server has said what it is.
    api.fail('POST', '/api/pictures', 'hang')
    await choose({ name: 'faux.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
    await lines().first().waitFor()
    await lines().first().locator('img').waitFor({ state: 'detached' })
    await expect.poll(() => lines().first().locator('svg').count()).toBeGreaterThan(0)
  })
})

describe('the library', () => {
  inOneWindow(writeLibrary)
  const dialog = () => page.getByRole('dialog', { name: 'Bibliothèque' })
  const tiles = () => dialog().getByRole('listitem')
  const open = () => page.getByRole('button', { name: 'Bibliothèque' }).click()

  beforeEach(() => walkTo(page, api, '/evenements/nouveau'))

  it('is searched, and shows the older ones', async () => {
    await open()
    await dialog().getByRole('button', { name: 'Afficher les plus anciennes' }).press('Enter')
    await expect.poll(() => tiles().count()).toBe(30)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toBe('Reprendre : Photo 25 de la fête'.replace(' :', '\u00a0:'))
    await dialog().getByLabel('Chercher').fill('eglise')
    await expect.poll(() => tiles().count()).toBe(2)
    await dialog().getByLabel('Chercher').fill('piscine')
    await dialog()
      .getByText(/Aucune image ne parle de «\s+piscine\s+»/)
      .waitFor()
    await expect.poll(() => tiles().count()).toBe(0)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('lets go of what is used nowhere, and takes it back', async () => {
    await open()
    await expect.poll(() => tiles().count()).toBe(24)
    const remove = dialog().getByRole('button', { name: /^Supprimer de la bibliothèque/ })
    await expect.poll(() => remove.count()).toBe(1)
    await remove.click()
    await tiles().getByText('Brouillon de l’affiche du bal').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await tiles().getByText('Brouillon de l’affiche du bal').waitFor()
  })

  it('gives a picture with its words, which can be changed for this time', async () => {
    await open()
    await expect.poll(() => tiles().count()).toBe(24)
    await tiles()
      .nth(0)
      .getByText(/^Fête .+, et 1\s+autre fois/)
      .waitFor()
    await dialog()
      .getByRole('button', { name: /^Reprendre : Affiche du marché/ })
      .click()
    await dialog().waitFor({ state: 'detached' })
    await open()
    await tiles().nth(0).getByText('déjà choisie').waitFor()
    await dialog()
      .getByRole('button', { name: /^Reprendre : Plan/ })
      .press('Enter')
    await alt(2).fill('Plan de 2027')
    await fill()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    // The first is taken as it was described; the second one’s bytes are not sent again.
    expect(await described()).toEqual([
      'Affiche du marché de Noël, place de l’église.',
      'Plan de 2027',
    ])
    expect(api.asked.map(({ path }) => path)).toEqual(['/api/pictures/29/media', '/api/events'])
  })

  it('and new pictures stand together where an event has some and is changed', async () => {
    await walkTo(page, api, `/evenements/${feast}/modifier`)
    const kept = page.getByLabel('Texte alternatif')
    await expect.poll(() => kept.inputValue()).toMatch(/^Affiche du marché de Noël/)
    await choose(await file('plan.png'))
    await alt(2).fill('Plan du marché')
    await page.getByRole('button', { name: 'Avancer l’image 2' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: 'Fête d’hiver', level: 1 }).waitFor()
    expect(await described(feast)).toEqual([
      'Plan du marché',
      'Affiche du marché de Noël, place de l’église.',
    ])
  })
})
