import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from './each-window.ts'
import { expectSound, visit } from './screen.ts'

let api: Opened['api']
let window: Opened['window']
let page: Opened['page']
eachWindow({ role: 'officer' }, opened => {
  ;({ api, window, page } = opened)
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p0FkbQAAAABJRU5ErkJggg==',
  'base64',
)

async function fill(start = '2026-12-05T20:00'): Promise<void> {
  await page.getByLabel('Titre').fill('Loto des aînés')
  await page.getByLabel('Début').fill(start)
  await page.getByLabel('Lieu').fill('Salle des fêtes')
  await page.getByLabel('Texte', { exact: true }).fill('Ouverture des portes à 18 h 30.')
}

const submit = () => page.getByRole('button', { name: 'Programmer' }).click()

describe('announcing an event', () => {
  it('plans it on each channel at each time, with its picture', async () => {
    await visit(page, api, '/evenements/nouveau')
    await fill()
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await page.getByRole('checkbox', { name: /Valcourt/ }).check()
    await page.getByLabel('Le jour même').check()
    await page.getByText(/^6\s+publications\s: 2\s+canaux et 3\s+dates\.$/).waitFor()
    await page.getByRole('heading', { name: 'Page de Valcourt' }).waitFor()
    await page.getByText('Samedi 5 décembre 2026 à 20 h').first().waitFor()

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png })
    await submit()
    await page.getByRole('alert').getByText('Décrivez l’image').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true')
    await expectSound(page)
    await page.getByLabel('Texte alternatif').fill('Affiche du loto')
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.village.asked).toMatchObject([
      { path: '/api/media', body: { alt: 'Affiche du loto' } },
      {
        path: '/api/events',
        body: {
          title: 'Loto des aînés',
          startLocal: '2026-12-05T20:00',
          endLocal: null,
          media: [1],
          channels: [1, 3],
          times: ['2026-11-28T18:00', '2026-12-04T18:00', '2026-12-05T09:00'],
          texts: {},
        },
      },
    ])
    expect(window.complaints).toEqual([])
  })

  it('says everything that is missing at once', async () => {
    await visit(page, api, '/evenements/nouveau')
    await submit()
    const alert = page.getByRole('alert')
    await alert.getByText(/^5\s+points à compléter$/).waitFor()
    await alert.getByText('Donnez un titre').waitFor()
    await alert.getByText('Indiquez le lieu').waitFor()
    await alert.getByText('Choisissez au moins une date').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true')
    await expectSound(page)
    expect(api.village.asked).toEqual([])
  })

  it('does not offer a time that is past, and says so', async () => {
    await visit(page, api, '/evenements/nouveau')
    await fill('2026-11-25T20:00')
    await page.getByText('déjà passé, non proposé').waitFor()
    expect(await page.getByLabel('Une semaine avant').count()).toBe(0)
    await page.getByLabel('Autre date').fill('2026-11-24T09:00')
    await page.getByText('Cette date est passée').waitFor()
    await page.getByLabel('Autre date').fill('2026-11-24T12:00')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.village.asked).toMatchObject([
      { body: { times: ['2026-11-24T12:00', '2026-11-24T18:00'] } },
    ])
  })

  it('counts as the network counts, and refuses what it would refuse', async () => {
    for (const channel of api.village.channels) {
      Object.assign(channel.limits, { textLength: 120, counts: 'graphemes' })
    }
    await visit(page, api, '/evenements/nouveau')
    await fill()
    await page.getByRole('checkbox', { name: /Bibliothèque/ }).uncheck()
    await page.getByRole('button', { name: /Adapter le texte/ }).click()
    await page.getByLabel('Texte pour Page de la mairie').fill('👨‍👩‍👧‍👦'.repeat(119))
    await page.getByText(/^encore 1\s+caractère$/).waitFor()
    await page.getByLabel('Texte pour Page de la mairie').fill('👨‍👩‍👧‍👦'.repeat(122))
    await page.getByText(/^2\s+caractères de trop$/).waitFor()
    await submit()
    await page.getByRole('alert').getByText('de trop').waitFor()
    expect(api.village.asked).toEqual([])
    await page.getByRole('button', { name: /Revenir au texte commun/ }).click()
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(api.village.asked).toMatchObject([{ body: { texts: {} } }])
  })

  it('keeps what was typed when it is refused, and when one leaves', async () => {
    await visit(page, api, '/evenements/nouveau')
    await fill()
    const body = { error: 'conflict', message: 'Ce canal vient d’être déconnecté.' }
    api.village.fail('POST', '/api/events', { status: 409, body })
    await submit()
    await page.getByRole('alert').getByText('vient d’être déconnecté').waitFor()
    await page.getByText('votre saisie est toujours là').waitFor()
    await visit(page, api, '/')
    await visit(page, api, '/evenements/nouveau')
    expect(await page.getByLabel('Titre').inputValue()).toBe('Loto des aînés')
    await submit()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    await visit(page, api, '/evenements/nouveau')
    expect(await page.getByLabel('Titre').inputValue()).toBe('')
  })
})

describe('the deliveries of an event', () => {
  it('are tried again, published now, cancelled, settled', async () => {
    await visit(page, api, '/evenements/1')
    await page.getByText('Facebook a refusé la publication').waitFor()
    await page.getByRole('button', { name: /^Réessayer/ }).click()
    await page.getByText('La publication repart.').waitFor()
    await page
      .getByRole('button', { name: /^Publier maintenant/ })
      .first()
      .click()
    await page.getByText('La publication part maintenant.').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).last().click()
    await page.getByRole('dialog').getByText('Elle ne partira pas.').waitFor()
    await expectSound(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('La publication est annulée.').waitFor()
    await visit(page, api, '/evenements/2')
    await page.getByRole('button', { name: /Elle est bien parue/ }).click()
    await page.getByText('notée comme parue').waitFor()
    expect(api.village.asked.map(one => one.path)).toEqual([
      '/api/deliveries/12/retry',
      '/api/deliveries/12/publish-now',
      '/api/deliveries/14/cancel',
      '/api/deliveries/22/confirm',
    ])
  })

  it('can be added to', async () => {
    await visit(page, api, '/evenements/3')
    await page.getByText('Aucune publication').waitFor()
    await page.getByRole('button', { name: 'Ajouter une publication' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ajouter une publication' })
    await dialog.getByRole('button', { name: 'Programmer' }).click()
    await dialog.getByText('Cochez au moins un canal et une date.').waitFor()
    await dialog.getByLabel('Page de la mairie').check()
    await dialog.getByLabel('Tout de suite').check()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Programmer' }).click()
    await page.getByText(/^1\s+publication programmée\.$/).waitFor()
    expect(api.village.asked).toMatchObject([
      { path: '/api/events/3/posts', body: { channels: [1], times: ['2026-11-24T10:12'] } },
    ])
  })
})
