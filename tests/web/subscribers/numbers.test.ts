import { expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aSubscriber, aTheme } from '../../support/builders/subscribers.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import {
  expectRoomForText,
  expectSoundAtBothSizes,
  expectSoundInBothThemes,
  walkTo,
} from '../screen.ts'

/** SMS, which one telephone gets already. */
async function writeSms(context: Context): Promise<void> {
  const sms = await aTheme(context, 1, 'SMS de la mairie', 'sms-ovh', { price: '0,06' })
  const address = { address: '+33639980000' }
  await aSubscriber(context, 1, { way: 'sms', address, themes: [sms.id] })
}

eachWindow({ role: 'administrator', also: writeSms })

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const count = async () => {
  const rows = await api.db.selectFrom('subscriber').select('consent').orderBy('id').execute()
  return rows.map(({ consent }) => consent)
}

it('numbers from paper are looked through, imported, undone as a whole, and one erased', async () => {
  await walkTo(page, api, '/combien-de-personnes')
  await button('Importer des numéros').click()
  await expectSoundAtBothSizes(page)
  const table = [
    'Nom;Portable;Date de l’accord;Comment',
    'Julie Renard;06 39 98 00 01;12/05/2026;formulaire de rentrée',
    'Marc Petit;06 39 98 00 02;2026-05-13;guichet',
    'Déjà là;06 39 98 00 00;2026-05-13;guichet',
    'Fixe;03 26 00 00 00;2026-05-13;guichet',
    'Sans preuve;06 39 98 00 03;;',
  ]
  await dialog().getByLabel('Le tableau').fill(table.join('\n'))
  await dialog().getByRole('button', { name: 'Relire la liste' }).click()
  await dialog().getByText('2\u00a0numéros à importer, 1\u00a0déjà abonné.').waitFor()
  await dialog().getByText('2\u00a0lignes laissées de côté').waitFor()
  await dialog().getByText('Ligne 5, 03 26 00 00 00').waitFor()
  await expectSoundInBothThemes(page)
  await expectRoomForText(page)
  expect(await count()).toEqual(['page'])
  await dialog().getByRole('button', { name: 'Revenir au tableau' }).click()
  expect(await dialog().getByLabel('Le tableau').inputValue()).toBe(table.join('\n'))
  await dialog().getByRole('button', { name: 'Relire la liste' }).click()
  await dialog().getByRole('button', { name: 'Importer 2\u00a0numéros' }).click()
  await dialog().waitFor({ state: 'detached' })
  const consents = ['page', '2026-05-12 formulaire de rentrée', '2026-05-13 guichet']
  expect(await count()).toEqual(consents)
  await button('Annuler').click()
  await expect.poll(count).toEqual(['page'])
  await button('Effacer un numéro').click()
  const erase = dialog().getByRole('button', { name: 'Effacer un numéro' })
  await erase.click()
  await dialog().getByText('Donnez le numéro.').waitFor()
  await expectSoundAtBothSizes(page)
  await dialog().getByLabel('Numéro de téléphone').fill('06 39 98 00 09')
  await erase.click()
  await dialog().getByText('Ce numéro n’est abonné à rien ici.').first().waitFor()
  await dialog().getByLabel('Numéro de téléphone').fill('06.39.98.00.00')
  await erase.click()
  await dialog().waitFor({ state: 'detached' })
  expect(await count()).toEqual([])
  expect(window.strangers).toEqual([])
})
