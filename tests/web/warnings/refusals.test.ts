import { describe, expect, it } from 'vitest'
import { api, oneWindow, page } from '../each-window.ts'
import { walkTo } from '../screen.ts'
import { fillBlanks, writeReaders } from './village.ts'

oneWindow({ role: 'officer', also: writeReaders }, async () => {
  await api.become('officer')
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const text = () => page.getByLabel('Texte', { exact: true })
const boxes = () => page.getByRole('group', { name: 'Canaux' }).getByRole('checkbox')

/** A form that could be sent. */
async function begin() {
  await walkTo(page, api, '/alertes/nouvelle?sujet=water-cut&texte=Eau%20coup%C3%A9e.')
}

const send = () => button('Envoyer à tous').click()

describe('a warning is not sent', () => {
  it('without words', async () => {
    await begin()
    await text().fill(' ')
    await send()
    await page.getByText('Écrivez ce qu’il faut savoir.').waitFor()
    await expect.poll(() => text().evaluate(one => one === document.activeElement)).toBe(true)
  })

  it('with an end that has passed, or none', async () => {
    await begin()
    await page.getByLabel('Valable jusqu’au').fill('2026-11-24T10:00')
    await page.getByText(/^C’est déjà passé/).waitFor()
    await page.getByLabel('Valable jusqu’au').fill('')
    await send()
    await page.getByText('Dites jusqu’à quand elle vaut.').waitFor()
    await page.getByText(/^1\spoint à régler/).waitFor()
    expect(await dialog().count()).toBe(0)
  })

  it('to nowhere', async () => {
    await begin()
    for (const box of await boxes().all()) await box.uncheck()
    await send()
    await page.getByText('Cochez au moins un canal.').waitFor()
  })

  it('where words of its own are too long, or missing', async () => {
    await begin()
    await text().fill('Eau coupée. '.repeat(14))
    await button(/^Écrire un texte pour ce canal\s+Panneau/).click()
    await page.getByText(/caractères de trop\.$/).waitFor()
    await send()
    await page.getByText(/^1\spoint à régler/).waitFor()
    const own = page.getByLabel('Texte pour Panneau de la place')
    await own.fill(' ')
    await page.getByText('Écrivez ce qu’il faut savoir.').waitFor()
    await own.fill('Eau coupée.')
    await page.getByText(/^Encore \d+\scaractères\.$/).waitFor()
    await send()
    await dialog()
      .getByText(/à la main\s: Panneau de la place$/)
      .waitFor()
    await page.keyboard.press('Escape')
    await button(/^Reprendre le texte commun/).click()
    await page
      .getByText(/^Raccourci pour y tenir/)
      .first()
      .waitFor()
  })

  it('twice: the second is told so, and keeps what was written', async () => {
    await begin()
    await send()
    await dialog().getByRole('button', { name: 'Envoyer à tous' }).click()
    await button(/^Retirer partout/).waitFor()
    await begin()
    await send()
    await dialog().getByRole('button', { name: 'Envoyer à tous' }).click()
    await dialog()
      .getByText(/vient de partir, envoyée par/)
      .waitFor()
    await dialog()
      .getByText(/^Rien n’est parti/)
      .waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => text().inputValue()).toBe('Eau coupée.')
  })

  it('by who may not', async () => {
    await api.become('councillor')
    await walkTo(page, api, '/alertes/nouvelle')
    await page.getByText(/^Votre rôle permet de lire/).waitFor()
    await walkTo(page, api, '/alertes')
    await page.getByRole('article').first().waitFor()
    expect(await button(/^Retirer partout/).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Nouvelle alerte' }).count()).toBe(0)
  })
})

it('one that somebody took back meanwhile says who did', async () => {
  await walkTo(page, api, '/alertes')
  await button(/^Retirer partout/).click()
  const colleague = await api.colleague('Paul Roux')
  const warning = await api.db.selectFrom('warning').select('postId').executeTakeFirstOrThrow()
  const lift = `/api/warnings/${warning.postId}/lift`
  expect((await colleague.ask('POST', lift, { text: null })).status).toBe(200)
  await dialog().getByRole('button', { name: 'Retirer partout' }).click()
  await dialog().getByText('Paul Roux a déjà retiré cette alerte.').waitFor()
})

describe('the form', () => {
  it('begins with what an address asks for', async () => {
    await walkTo(
      page,
      api,
      '/alertes/nouvelle?sujet=flood&fin=2026-11-25T18:00&texte=Vigilance%20orange.',
    )
    await expect.poll(() => page.getByRole('radio', { name: 'Inondation' }).isChecked()).toBe(true)
    await expect.poll(() => text().inputValue()).toBe('Vigilance orange.')
    await expect
      .poll(() => page.getByLabel('Valable jusqu’au').inputValue())
      .toBe('2026-11-25T18:00')
  })

  it('keeps what was begun, and gives a text back that a model replaced', async () => {
    await walkTo(page, api, '/alertes/nouvelle')
    await page.getByRole('radio', { name: 'Canicule' }).check()
    await fillBlanks(page)
    const written = await text().inputValue()
    await walkTo(page, api, '/alertes')
    await walkTo(page, api, '/alertes/nouvelle')
    await expect.poll(() => text().inputValue()).toBe(written)
    await page.getByRole('radio', { name: 'Inondation' }).check()
    await expect.poll(() => text().inputValue()).not.toBe(written)
    await button('Annuler').click()
    await expect.poll(() => text().inputValue()).toBe(written)
  })
})
