import { expect, it } from 'vitest'
import { needApproval } from '../../support/builders/approval.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, walkTo } from '../screen.ts'

eachWindow({ role: 'administrator' })

const items = () => api.db.selectFrom('feedItem').selectAll().orderBy('id').execute()

it('what the school writes is relayed in one’s own words, once', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('heading', { name: 'À relayer' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: /^Relayer\s*«\sLe marché/ }).click()
  const dialog = page.getByRole('dialog')
  const text = dialog.getByLabel('Texte', { exact: true })
  await expect
    .poll(() => text.inputValue())
    .toBe('École des Tilleuls annonce\u00a0: Le marché des CM2.\n\nhttps://ecole.example/marche')
  await text.fill('Samedi, le marché des CM2 ! https://ecole.example/marche')
  await dialog.getByRole('button', { name: 'Relayer' }).click()
  await dialog.getByText('Choisissez un canal et une heure.').waitFor()
  await dialog.getByRole('checkbox', { name: /Page de la mairie/ }).check()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Relayer' }).click()
  await page.getByText('1 publication programmée').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Déjà décidé (2)').click()
  await page.getByText(/Relayé par Claire Morel, publication/).waitFor()
  expect(await items()).toMatchObject([{ state: 'relayed' }, { state: 'dismissed' }])
})

it('what is relayed is sent for approval where somebody else must approve', async () => {
  await api.become('officer')
  await needApproval(api.context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: /^Relayer\s*«\sLe marché/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Page de la mairie/ }).check()
  await dialog.getByRole('button', { name: 'Relayer' }).click()
  await page.getByText(/^1\s+publication envoyée pour validation/).waitFor()
})

it('an article is left, and taken back at once or later, by keys alone', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: /^Écarter\s*«\sLe marché/ }).press('Enter')
  await page.getByText('Rien de nouveau.').waitFor()
  await page.getByRole('button', { name: 'Annuler' }).press('Enter')
  await page.getByRole('button', { name: /^Écarter\s*«\sLe marché/ }).waitFor()
  await page.getByText('Déjà décidé (1)').click()
  await page.getByRole('button', { name: /^Remettre\s*«\sCantine/ }).press('Enter')
  await page.getByRole('button', { name: /^Relayer\s*«\sCantine/ }).waitFor()
  expect(await items()).toMatchObject([{ state: 'offered' }, { state: 'offered' }])
})

it('a source is relayed by itself, by words, until that is stopped', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: 'Sources' }).click()
  const dialog = page.getByRole('dialog', { name: /Relais automatique/ })
  await page.getByRole('button', { name: /^Relais automatique/ }).click()
  await dialog.getByRole('button', { name: 'Relayer sans demander' }).click()
  await dialog.getByText('Choisissez un canal.').waitFor()
  await expectSound(page)
  await dialog.getByLabel('Page de la mairie').first().check()
  await dialog.getByLabel(/Seulement avec un de ces mots/).fill('rentrée, travaux')
  await dialog.getByRole('button', { name: 'Relayer sans demander' }).click()
  await page.getByText(/Relayée d’elle-même sur Page de la mairie/).waitFor()
  const ruled = await api.db
    .selectFrom('calendarFeed')
    .select('rule')
    .where('use', '=', 'items')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(ruled.rule ?? '')).toMatchObject({ words: ['rentrée', 'travaux'], perDay: 1 })
  await page.getByRole('button', { name: /^Relais automatique/ }).click()
  await dialog.getByRole('button', { name: 'Arrêter' }).click()
  await page.getByText(/Ce qui est déjà programmé part, sauf si vous l’annulez/).waitFor()
  await page.getByText(/Relayée d’elle-même/).waitFor({ state: 'detached' })
})

it('a source that died is told on the first screen', async () => {
  await api.db
    .updateTable('calendarFeed')
    .set({ deadAt: Date.parse('2026-11-30T08:00:00Z'), error: null })
    .where('use', '=', 'items')
    .execute()
  await walkTo(page, api, '/')
  await page.getByText('Cette source n’a rien publié depuis six mois.').waitFor()
  await page.getByRole('link', { name: /Voir la source/ }).click()
  await page.getByRole('heading', { name: 'À relayer' }).waitFor()
})
