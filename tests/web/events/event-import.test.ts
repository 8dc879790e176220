import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { api, eachWindow, page, window } from '../each-window.ts'
import { expectSound, expectSoundInBothThemes, resize, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })
beforeEach(() => walkTo(page, api, '/evenements'))
// A browser logs what is refused.
afterEach(() => expect(window.complaints.filter(one => !one.includes('400'))).toEqual([]))

/** On a desk in both themes, and on a telephone. */
async function expectSoundAtBothWidths(): Promise<void> {
  await settle(page)
  await expectSoundInBothThemes(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(page, 360, 740)
  await expectSound(page)
  await resize(page, 1280, 860)
}

it('imports a season, and takes it back', async () => {
  await page.getByRole('link', { name: 'Importer une saison' }).click()
  await page.getByRole('heading', { level: 1, name: 'Importer une saison' }).waitFor()
  await settle(page)
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByText('Choisissez un fichier.').waitFor()
  await expectSoundAtBothWidths()

  const file = page.getByLabel('Tableau CSV ou agenda .ics')
  await file.setInputFiles({
    name: 'saison.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\u0003\u0004'),
  })
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByText('« Enregistrer sous », type « CSV »').waitFor()

  await file.setInputFiles({
    name: 'Calendrier 2027.csv',
    mimeType: 'text/csv',
    buffer: readFileSync('tests/support/event-import/excel-windows-1252.csv'),
  })
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByText(/Tableau \(Windows-1252\)\s: 5\sévénements\./).waitFor()
  await page.getByText(/31\/02\/2027\s» n’est pas une date qui existe/).waitFor()
  await page.getByText(/L’heure manque/).waitFor()
  await page.getByLabel('Heure de ceux qui n’en ont pas').fill('10:00')
  await page.getByText(/L’heure manque/).waitFor({ state: 'detached' })
  await page.getByText(/1\sévénement est à corriger/).waitFor()
  await expectSoundAtBothWidths()

  // Pressed all the same, it says which line it is; corrected, it goes.
  const make = page.getByRole('button', { name: /^Importer \d+\sévénements$/ })
  await make.click()
  await page.getByText(/^Ligne 8, «\sLoto\s»\s: «\s31\/02\/2027\s»/).waitFor()
  await page.getByText('À corriger (1)').click()
  await page.getByRole('button', { name: 'Corriger Loto' }).click()
  // Its hour was read: the date alone is asked for.
  await page.getByLabel('Début (14 h)').fill('2027-02-28')
  await page.getByText(/1\sévénement est à corriger/).waitFor({ state: 'detached' })
  await page.getByText(/^Tous \(5\)$/).click()
  await page.getByRole('checkbox', { name: 'Importer « Bal des pompiers »' }).uncheck()
  await page.getByRole('button', { name: /^Importer 4\sévénements$/ }).click()
  await page.getByText(/4\sévénements créés, 0 mis à jour, 0 déjà là/).waitFor()
  await expectSoundAtBothWidths()
  await page.getByRole('link', { name: 'Voir les événements' }).click()
  await page.getByRole('link', { name: 'Feux de la Saint-Jean' }).waitFor()

  await page.getByRole('link', { name: 'Importer une saison' }).click()
  await page.getByText('Calendrier 2027.csv').waitFor()
  await settle(page)
  await page.getByRole('button', { name: 'Annuler l’import' }).click()
  await page.getByText(/personne n’en est prévenu\. Ceux qui sont déjà annoncés/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click()
  await page
    .getByText(/4\sévénements retirés\./)
    .first()
    .waitFor()
})

async function readTable(text: string): Promise<void> {
  await page.getByRole('link', { name: 'Importer une saison' }).click()
  await page.getByLabel('Tableau CSV ou agenda .ics').setInputFiles({
    name: 'x.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
}

it('says before what is there is brought up to date what that does outside', async () => {
  await walkTo(page, api, '/evenements')
  await readTable('Titre;Date;Lieu\nLoto;12/12/2026 20h;Salle')
  await page.getByRole('button', { name: /^Importer 1\sévénement$/ }).click()
  await page.getByText(/1\sévénement créé/).waitFor()
  await walkTo(page, api, '/evenements')
  await readTable('Titre;Date;Lieu\nLoto;12/12/2026 20h;Halle')
  await page.getByLabel('Les mettre à jour avec le fichier').check()
  await page.getByText(/Celles qui ont déjà paru sont corrigées.*Les voisins/).waitFor()
})

it('imports nothing of a file in which all is to be corrected, and says so by its button', async () => {
  await readTable('Titre;Date;Heure;Lieu\nLoto;31/02/2027;14:00;Salle\n')
  const make = page.getByRole('button', { name: /^Importer \d+\sévénement/ })
  await expect.poll(() => make.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: 'Corriger Loto' }).click()
  await page.getByLabel('Début (14 h)').fill('2027-02-28')
  await expect.poll(() => make.getAttribute('aria-disabled')).toBe('false')
})

it('asks what a column holds where nobody can tell', async () => {
  await readTable('Quoi;Jour dit;Où donc\nLoto;12/06/2027 14h;Salle\n')
  await page.getByLabel(/La colonne «\sQuoi\s»/).selectOption('Titre')
  await page.getByLabel(/La colonne «\sJour dit\s»/).selectOption('Date (et heure)')
  await page.getByLabel(/La colonne «\sOù donc\s»/).selectOption('Lieu')
  await expectSoundAtBothWidths()
  await page.getByRole('button', { name: 'Relire avec ces colonnes' }).click()
  await page.getByRole('heading', { level: 3, name: 'Loto' }).waitFor()
  await page.getByRole('button', { name: /^Importer 1\sévénement$/ }).waitFor()
})

it('repeats an event, changes some of it, and copies one', async () => {
  await page
    .getByRole('link', { name: /^Annoncer/ })
    .first()
    .click()
  await settle(page)
  await page.getByLabel('Titre', { exact: true }).fill('Marché')
  await page.getByLabel('Début').fill('2027-07-03T08:00')
  await page.getByLabel('Lieu', { exact: true }).fill('Halle')
  await page.locator('textarea').first().fill('Producteurs du pays.')
  const repeats = page.getByLabel('Se répète')
  await repeats.selectOption('Tous les mois, le 1er samedi')
  await page.getByRole('spinbutton', { name: 'Nombre de fois' }).fill('5')
  await page.getByRole('checkbox', { name: /^samedi 6\snovembre/ }).waitFor()
  await page.getByRole('checkbox', { name: /^samedi 4\sseptembre/ }).uncheck()
  await page.getByText(/^4\sévénements, /).waitFor()
  await expectSoundAtBothWidths()
  await page.locator('button[type=submit]').last().click()
  await page.getByRole('heading', { level: 1, name: 'Marché' }).waitFor()
  await page.getByText('Cet événement se répète.').waitFor()
  await settle(page)

  await page.getByRole('link', { name: 'Modifier' }).click()
  await page.getByLabel('Lieu', { exact: true }).fill('Place')
  await page.getByRole('radio', { name: 'Cette date et les suivantes' }).check()
  await expectSoundAtBothWidths()
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Marché' }).waitFor()
  await page.getByText('Place').first().waitFor()

  await page.getByRole('button', { name: 'Dupliquer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Annoncer/ }).waitFor()
  await expect.poll(() => page.getByLabel('Début').inputValue()).toBe('2028-07-01T08:00')
  await expect.poll(() => page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Marché')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Marché' }).waitFor()
  await page.getByRole('button', { name: 'Supprimer' }).first().press('Enter')
  await page.getByRole('dialog').getByRole('radio', { name: 'Toutes les dates à venir' }).check()
  await page.getByRole('dialog').locator('.btn-error').click()
  await page.getByRole('heading', { level: 1, name: 'Événements' }).waitFor()
  await settle(page)
  await expect.poll(() => page.getByRole('link', { name: 'Marché', exact: true }).count()).toBe(0)
})
