import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSoundInBothThemes, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})

describe('personal data', () => {
  it('says what a shorter time would erase before it is chosen', async () => {
    await visit(page, api, '/reglages/donnees')
    await page.getByText('312 messages à effacer dans les trente jours').waitFor()
    await page.getByLabel('Garder pendant (mois)').fill('6')
    await page.getByText(/1\s204\smessages d’avant le dimanche\s24/).waitFor()
    await page.getByText('ne vaut qu’après une semaine').waitFor()
    await page.getByLabel('Délégué à la protection').fill('dpo@agglo.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Rien ne s’efface avant/).waitFor()
    expect(api.village.asked.at(-1)?.body).toEqual({
      months: 6,
      contact: 'mairie@saint-remi.fr',
      officer: 'dpo@agglo.fr',
    })
    await page.getByLabel('Garder pendant (mois)').fill('0')
    await page.getByText('Donnez un nombre de mois, de 1 à 120.').waitFor()
  })

  it('finds a person, hands a copy out, and erases once it was confirmed', async () => {
    await visit(page, api, '/reglages/donnees')
    await page.getByLabel('Nom, ou numéro sur le réseau').fill('annie')
    await page.getByRole('button', { name: 'Chercher' }).click()
    const both = page.getByRole('checkbox', { name: /^Annie Petit/ })
    await both.nth(1).waitFor()
    expect(await page.getByRole('button', { name: 'Effacer…' }).count()).toBe(0)
    // Somebody said that they are one person: whoever is chosen comes with the other, by choice.
    await page.getByText(/^Même personne, selon vos agents\s: Annie Petit, Instagram/).waitFor()
    await both.nth(0).check()
    expect(await both.nth(1).isChecked()).toBe(true)
    await both.nth(1).uncheck()
    expect(await both.nth(0).isChecked()).toBe(true)
    await both.nth(1).check()
    await page.getByRole('checkbox', { name: /^La commune/ }).check()
    expect(await page.getByRole('link', { name: 'Copie à lire' }).getAttribute('href')).toBe(
      '/api/privacy/copy.html?residents=7%2C8',
    )
    await expectSoundInBothThemes(page)
    await page.getByRole('button', { name: 'Effacer…' }).click()
    await page.getByRole('dialog').getByText('Rien ne peut revenir').waitFor()
    await page.getByRole('button', { name: 'Effacer pour de bon' }).click()
    await page.getByRole('alert').getByText('13 messages sans texte ni nom').waitFor()
    await page.getByText('Les sauvegardes déjà faites').waitFor()
    expect(api.village.asked.at(-1)?.body).toEqual({
      residents: [7, 8],
      quotes: [99],
    })
    await expect.poll(() => both.count()).toBe(0)
  })

  it('says who opened a conversation to those who answer for it', async () => {
    await visit(page, api, '/messages')
    await page.locator('main a[href^="/messages/"]').first().click()
    await page.locator('main summary').first().click()
    await page.getByText('Qui l’a ouverte').click()
    await page.getByText('Hugo Lambert, mardi 24 novembre').waitFor()
  })
})
