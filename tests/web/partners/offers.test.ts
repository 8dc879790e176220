import { describe, expect, it } from 'vitest'
import { aPartner } from '../../support/builders/partners.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({})

describe('what communes of the same installation offer', () => {
  it('is counted in the menu, and taken by the form of an event in one’s own words', async () => {
    await walkTo(page, api, '/voisins')
    await page.getByRole('link', { name: /Voisins.*1\sévénement proposé/ }).waitFor()
    await page.getByRole('heading', { name: 'Ce qu’on vous propose' }).waitFor()
    await page.getByRole('group').getByText('Le texte proposé').press('Enter')
    await page.getByText('Trente exposants').waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: /Annoncer chez nous/ }).click()
    const title = page.getByLabel('Titre')
    await expect.poll(() => title.inputValue()).toBe('Marché de Noël de Sarry')
    await title.fill('Le marché de nos voisins')
    await page.getByRole('button', { name: /Programmer|Enregistrer/ }).click()
    await expect
      .poll(() => api.asked.find(({ path }) => path === '/api/offers/51/accept'))
      .toMatchObject({ body: { title: 'Le marché de nos voisins' } })
  })

  it('is declined after a question', async () => {
    await walkTo(page, api, '/voisins')
    await page.getByRole('button', { name: 'Décliner' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Décliner' }).click()
    await page.getByText('L’événement est décliné.').waitFor()
    await expect.poll(() => page.getByText('Marché de Noël de Sarry').count()).toBe(0)
  })

  it('says what changed since, and follows it after a question', async () => {
    await walkTo(page, api, '/voisins')
    await page.getByText('Sarry l’a reporté.').waitFor()
    await page.getByRole('button', { name: 'Suivre ce changement' }).click()
    const dialog = page.getByRole('dialog')
    // It is announced already: what is pressed here is read in public.
    await dialog.getByText(/un avis part ou le texte est corrigé/).waitFor()
    await expectSoundAtBothSizes(page)
    await dialog.getByRole('button', { name: 'Suivre ce changement' }).click()
    await page.getByText('Votre événement suit le changement.').waitFor()
    await page.getByText('Sarry l’a reporté.').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /Dans votre calendrier/ }).waitFor()
  })
})

describe('a commune of the same installation', () => {
  it('is added by typing, and asks for no address', async () => {
    await walkTo(page, api, '/voisins')
    await page.getByRole('button', { name: 'Ajouter un voisin' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByText('sur cette installation').count()).toBe(0)
    await dialog.getByLabel('Commune', { exact: true }).fill('sarr')
    await dialog.getByRole('button', { name: /^Sarry/ }).click()
    await expect
      .poll(() => dialog.getByLabel('Dans Tambour, sur cette installation').isChecked())
      .toBe(true)
    await expect.poll(() => dialog.getByLabel('Adresse électronique').count()).toBe(0)
    await dialog.getByRole('button', { name: 'Ajouter un voisin' }).click()
    await expect
      .poll(() => api.asked.find(({ path }) => path === '/api/partners'))
      .toMatchObject({ body: { mode: 'installation', inseeCode: '51525', contacts: [] } })
  })

  it('that is known by its name alone stays so when its form is saved', async () => {
    await aPartner(api.db, 1, { name: 'Sarry', mode: 'installation', partnerCommuneId: 2 })
    await walkTo(page, api, '/voisins')
    await page.getByRole('button', { name: /^Modifier.*Sarry/ }).click()
    const dialog = page.getByRole('dialog')
    await expect
      .poll(() => dialog.getByLabel('Dans Tambour, sur cette installation').isChecked())
      .toBe(true)
  })
})
