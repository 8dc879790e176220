import { expect, it } from 'vitest'
import { needApproval } from '../../support/builders/approval.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, resize, walkTo } from '../screen.ts'

oneWindow({})

it('makes a sheet of the settings, for one page of paper, with a place to sign', async () => {
  await walkTo(page, api, '/reglages/regles')
  await page.getByText('Claire Morel, du 23 au 29 novembre').waitFor()
  await page.getByText(/s’efforce de répondre en 10\smin, et en 15\smin au plus/).waitFor()
  await page.getByText('Une critique, même vive, n’est jamais masquée.').waitFor()
  await expect.poll(() => page.getByText('Nom, qualité et signature').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Nom, qualité et signature').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Imprimer' }).count()).toBe(0)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
})

it('says that one approval is enough, and what waits for none', async () => {
  await needApproval(api.context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
  await walkTo(page, api, '/reglages/regles')
  await page.getByText(/Claude Martin\. Un seul accord suffit/).waitFor()
  await page.getByText(/N’attendent pas.* une alerte à la population/).waitFor()
})

it('leads from Aide to what there is to choose from, and to the rules', async () => {
  await walkTo(page, api, '/aide')
  await page.getByRole('link', { name: 'Choisir ses canaux' }).click()
  await page.getByRole('heading', { level: 1, name: 'Choisir ses canaux' }).waitFor()
  const row = page.getByRole('row', { name: /PanneauPocket/ })
  await row.getByText(/140\s€ par an/).waitFor()
  await page.getByRole('link', { name: 'Aide' }).first().click()
  await page.getByRole('link', { name: 'Nos règles, à imprimer' }).click()
  await page.getByRole('heading', { level: 2, name: /^Nos règles/ }).waitFor()
})

it('has a list of all settings that is never lower than the window', async () => {
  await walkTo(page, api, '/reglages/regles')
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  await resize(page, 1024, 600)
  try {
    const list = page.getByRole('navigation', { name: 'Parties des réglages' })
    const last = list.getByRole('link').last()
    // It stays beside the page that it was opened for: what is below its foot could not be reached.
    await last.scrollIntoViewIfNeeded()
    const box = await last.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(600)
  } finally {
    await resize(page, width, height)
  }
})

it('is written in the commune’s own words', async () => {
  await walkTo(page, api, '/reglages/regles')
  await page.getByRole('button', { name: 'Écrire avec nos mots' }).click()
  await expectSoundAtBothSizes(page)
  await page.getByLabel('Sur quel ton').fill('Nous vouvoyons, toujours.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Nous vouvoyons, toujours.').waitFor()
  await expect.poll(() => page.getByText('sont proposés par Tambour').count()).toBe(0)
})
