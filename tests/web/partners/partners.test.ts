import { expect, it } from 'vitest'
import { aMail } from '../../support/builders/mail.ts'
import { aPartner, aShare } from '../../support/builders/partners.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

it('adds a neighbour found by typing, with an address', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: 'Ajouter un voisin' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Commune', { exact: true }).fill('fagn')
  await dialog.getByRole('button', { name: /^Fagnières/ }).click()
  await dialog.getByLabel('Nom', { exact: true }).fill('Jean Petit')
  await dialog.getByLabel('Adresse électronique').fill('mairie@fagnieres.example')
  await dialog.getByRole('button', { name: 'Ajouter un voisin' }).click()
  await page.getByText('Fagnières est ajouté.').waitFor()
  const added = await api.db
    .selectFrom('partner')
    .innerJoin('partnerContact', 'partnerContact.partnerId', 'partner.id')
    .select(['inseeCode', 'mode', 'partnerContact.name', 'email'])
    .where('partner.name', '=', 'Fagnières')
    .execute()
  const jean = { name: 'Jean Petit', email: 'mairie@fagnieres.example' }
  expect(added).toEqual([{ inseeCode: '51242', mode: 'mail', ...jean }])
})

it('takes a neighbour out, and puts it back by « Annuler »', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: /^Retirer\s*L’Épine/ }).click()
  await page.getByText('L’Épine n’est plus parmi vos voisins.').waitFor()
  await page.getByRole('heading', { name: 'Anciens voisins' }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: /^Modifier\s*L’Épine/ }).waitFor()
})

it('names once a neighbour whose page has its name', async () => {
  const name = 'Page de Valcourt'
  await aPartner(api.db, 1, { name, inseeCode: '51242', mode: 'page', channelId: 3 })
  await walkTo(page, api, '/voisins')
  await page.getByText('Sur une page qu’il vous prête').first().waitFor()
  await expect
    .poll(() => page.getByText(name, { exact: true }).and(page.locator('p')).count())
    .toBe(0)
})

it('says one thing at a time, and offers what it covers once that is read', async () => {
  await walkTo(page, api, '/voisins')
  const said = page.getByRole('status').filter({ hasText: 'parmi vos voisins' })
  const take = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^Retirer\\s*${name}`) }).click()
  await take('L’Épine')
  await said.getByText('L’Épine n’est plus parmi vos voisins.').waitFor()
  await take('Courtisols')
  await said.getByText('Courtisols n’est plus parmi vos voisins.').waitFor()
  await expect
    .poll(() => said.getByRole('button', { name: 'Annuler', exact: true }).count())
    .toBe(1)
  await said.getByRole('button', { name: 'Fermer ce message' }).click()
  await said.getByText('L’Épine n’est plus parmi vos voisins.').waitFor()
  await said.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: /^Modifier\s*L’Épine/ }).waitFor()
  await expect.poll(() => said.count()).toBe(0)
})

it('gives the software of a neighbour a key, shows it once, and takes it away', async () => {
  await walkTo(page, api, '/voisins')
  const edit = page.getByRole('button', { name: /^Modifier\s*L’Épine/ })
  await edit.click()
  await page.getByRole('button', { name: 'Donner une clé' }).click()
  const key = page.getByText(/^tmbv_[\w-]+$/)
  await key.waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await edit.click()
  await page.getByText(/^tmbv_[\w-]+…, donnée .*, jamais utilisée$/).waitFor()
  await expect.poll(() => key.count()).toBe(0)
  await page.getByRole('button', { name: 'Retirer la clé' }).click()
  await page.getByRole('button', { name: 'Retirer la clé' }).last().click()
  await page.getByText('La clé est retirée.').waitFor()
})

it('says to whom an offer may not have come, and writes again', async () => {
  const paul = { name: 'Paul Roux', email: 'paul@moivre.example' }
  const moivre = await aPartner(api.db, 1, { name: 'Moivre', contacts: [paul] })
  const { id } = await aShare(api.db, moivre, 2)
  await aMail(api.db, 1, {
    ...{ kind: 'share', subject: String(id), round: 'offer', state: 'unconfirmed', sentAt: null },
    ...{ recipient: paul.email, email: paul.email },
  })
  await walkTo(page, api, '/voisins')
  await page.getByText(/Le courriel à Paul Roux n’est peut-être pas arrivé/).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: /^Écrire de nouveau/ }).click()
  await page.getByText('Le courriel part de nouveau.').waitFor()
  await expect.poll(() => page.getByText(/Paul Roux/).count()).toBe(0)
})

it('adds a whole intercommunality in one press and a look', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: 'Ajouter toute l’intercommunalité' }).click()
  await page.getByRole('button', { name: /^Ajouter \d+\scommunes?$/ }).click()
  await page.getByText(/voisins ajoutés/).waitFor()
  const [asked] = api.asked
  expect(asked).toMatchObject({ body: { group: 'CA de Châlons-en-Champagne' } })
})

it('adds a pasted list, once it was looked at', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: 'Importer une liste' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Le tableau').fill('Commune;Mail\nFagnières;a@fagnieres.example\nX;rien')
  await dialog.getByRole('button', { name: 'Relire la liste' }).click()
  await dialog.getByText(/Ligne 3, X\s: l’adresse électronique n’est pas valable/).waitFor()
  await dialog.getByRole('button', { name: /^Ajouter 1\s+voisin$/ }).click()
  await page.getByText(/1\s+voisin ajouté/).waitFor()
  await page.getByRole('button', { name: /^Modifier\s*Fagnières/ }).waitFor()
})

it('offers an event to whom is chosen, and says where each offer stands', async () => {
  await walkTo(page, api, '/evenements/3')
  await page.getByRole('button', { name: 'Proposer aux voisins' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText(/un seul rappel part trois jours après, si l’événement est à cinq/)
    .waitFor()
  await dialog.getByText('Personne n’est choisi.').waitFor()
  await dialog.getByText('Courtisols (sans adresse)').waitFor()
  await dialog.getByLabel('L’Épine').check()
  await dialog.getByText(/1\s+voisin choisi/).waitFor()
  await dialog.getByRole('button', { name: 'Proposer aux voisins' }).click()
  await page.getByText(/Proposé à 1\s+voisin/).waitFor()
  expect(api.asked).toMatchObject([
    { path: '/api/shares', body: { event: 3, partners: [1], withPlan: false } },
  ])
  await page.getByText('en attente').waitFor()
  await page.getByText('Proposé à 1, accepté par personne pour l’instant.').waitFor()
})

it('counts on an event’s page to whom it was offered, and what they made of it', async () => {
  await walkTo(page, api, '/evenements/1')
  await page.getByText('Proposé à 2, accepté par 1, publié par 1.').waitFor()
})

it('lets the public agenda be narrowed to a group', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByRole('button', { name: /La CA de Châlons/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('L’agenda public peut se limiter à ce groupe').check()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
  const groups = await api.db.selectFrom('partnerGroup').select(['name', 'inAgenda']).execute()
  expect(groups).toEqual([{ name: 'La CA de Châlons', inAgenda: 1 }])
})

it('offers a new event with its form', async () => {
  await walkTo(page, api, '/evenements/nouveau')
  await page.getByLabel('Titre').fill('Loto')
  await page.getByLabel('Début').fill('2026-12-05T20:00')
  await page.getByLabel('Lieu').fill('Salle des fêtes')
  await page.getByLabel('Texte', { exact: true }).fill('Ouverture à 18 h 30.')
  await page.getByText('Proposer aussi aux voisins').click()
  await page.getByLabel('L’Épine').check()
  await page.getByRole('button', { name: 'Programmer' }).click()
  await page.getByRole('heading', { name: 'Loto', level: 1 }).waitFor()
  const [event, share] = api.asked
  expect(event).toMatchObject({ path: '/api/events' })
  expect(share).toMatchObject({ path: '/api/shares', body: { partners: [1] } })
})

it('notes what a neighbour said on the telephone', async () => {
  await walkTo(page, api, '/voisins')
  await page.getByText(/^Détails\s*de la proposition à Courtisols/).click()
  await page.getByRole('button', { name: /^Noter sa réponse\s*de Courtisols/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Il ne l’annoncera pas').check()
  await dialog.getByLabel('Pourquoi').fill('Pas de place')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('décliné', { exact: true }).waitFor()
  await page.getByText('Pas de place', { exact: true }).waitFor()
})
