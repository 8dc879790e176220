import { describe, expect, it } from 'vitest'
import { aCommune, aMembership } from '../../support/builders/people.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({})

describe('communes of the installation', () => {
  it('are listed, and added by typing a name, with their first administrator', async () => {
    await walkTo(page, api, '/reglages/communes')
    await page.getByText('Sommeville-les-Prés').last().waitFor()
    await page.getByLabel('Commune', { exact: true }).fill('épine')
    await page.getByRole('button', { name: /^L.Épine\s\(51\)/ }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Zoé')
    await page.getByLabel('Adresse électronique').fill('zoe@exemple.fr')
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Ajouter la commune' }).click()
    await page.getByText('Une invitation part pour Zoé.').waitFor()
    await page
      .locator('main li')
      .filter({ hasText: /^L.Épine/ })
      .waitFor()
  })
})

describe('backups that are cut off', () => {
  it('are promised for no night', async () => {
    await api.db.deleteFrom('backup').execute()
    await walkTo(page, api, '/reglages/sauvegardes')
    await page.getByText(/^Aucune sauvegarde n’est faite/).waitFor()
    await expect.poll(() => page.getByText('la nuit prochaine').count()).toBe(0)
  })
})

describe('who works in two communes', () => {
  it('switches by the menu with the keyboard, and begins there with nothing of the first', async () => {
    const { id } = await aCommune(api.db, { name: 'Vouzy' })
    await aMembership(api.db, id, 'u1', 'administrator')
    await walkTo(page, api, '/')
    const menu = page.getByRole('button', { name: /Menu : changer de commune/ })
    await menu.press('Enter')
    const communes = page
      .getByRole('navigation', { name: 'Vos communes' })
      .filter({ visible: true })
    const [here, other] = [
      communes.getByRole('button', { name: /Sommeville/ }),
      communes.getByRole('button', { name: /Vouzy/ }),
    ]
    await expect.poll(() => here.getAttribute('aria-current')).toBe('true')
    await expect.poll(() => other.getAttribute('aria-current')).toBeNull()
    await expectSoundAtBothSizes(page)
    await page.evaluate(() => localStorage.setItem('tambour.draft.1.reply', 'Bonjour'))
    await Promise.all([page.waitForEvent('load'), other.press('Enter')])
    await menu.press('Enter')
    await expect.poll(() => other.getAttribute('aria-current')).toBe('true')
    // What was begun in the first waits there.
    expect(await page.evaluate(() => localStorage.getItem('tambour.draft.1.reply'))).toBe('Bonjour')
    expect(await page.evaluate(() => document.title)).toContain('Tambour')
  })
})
