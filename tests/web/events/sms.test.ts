import { describe, expect, it } from 'vitest'
import { aSubscriber, aTheme } from '../../support/builders/subscribers.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

describe('an SMS', () => {
  it('says what it costs, which signs make it dearer, and spells them by one press', async () => {
    const terms = { purpose: 'advertising', price: '0,06', budget: '0,20' }
    const { id } = await aTheme(api.context, 1, 'Alertes', 'sms-ovh', terms)
    for (const address of ['+33639980000', '+33639980001']) {
      await aSubscriber(api.context, 1, { way: 'sms', address: { address }, themes: [id] })
    }
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByLabel('Titre').fill('Fête de l’été')
    // A Saturday.
    await page.getByLabel('Début').fill('2026-12-05T20:00')
    await page.getByLabel('Lieu').fill('Salle')
    await page.getByLabel('Texte', { exact: true }).fill('Ouverture des portes à 18 h.')
    await page.getByLabel('Plan de communication').selectOption('')
    await page.getByLabel('La veille').check()
    for (const name of [/Bibliothèque/, /Page de la mairie/]) {
      await page.getByRole('checkbox', { name }).uncheck()
    }
    await page.getByRole('checkbox', { name: /Alertes/ }).check()
    const preview = page.getByRole('article')
    await preview
      .getByText(/^2\sSMS par personne\. 2\snuméros × 2 SMS × 0,06\s€ = 0,24\s€\./)
      .waitFor()
    await preview.getByText(/^Il ne reste que 0,20\s€ ce mois-ci/).waitFor()
    await preview.getByText(/^Sans «\sê\s».*, ce serait 1\sSMS au lieu de 2\.$/).waitFor()
    await settle(page)
    await expectSoundAtBothSizes(page)
    await preview.getByRole('button', { name: /^Remplacer/ }).click()
    await preview
      .getByText(/^1\sSMS par personne\. .* = 0,12\s€\. Il reste 0,20\s€ ce mois-ci\.$/)
      .waitFor()
    await preview.getByText(/^Fete de l'été/).waitFor()
    await expect.poll(() => preview.getByRole('button', { name: /^Remplacer/ }).count()).toBe(0)
  })
})
