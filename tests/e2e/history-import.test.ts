import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { testClock } from '../support/clock.ts'
import { type Download, messagesFile, pageName, placeOf, zip } from '../support/download.ts'
import { setUpUrl, startVillage } from '../support/village.ts'

let browser: Awaited<ReturnType<typeof connectChromium>>
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})

const minute = 60_000
/** Monday 1 June 2026, 10:00 in Paris. */
const monday = Date.parse('2026-06-01T08:00:00Z')

it('measures a page that has nothing but its download, handed in on the screen', async () => {
  const clock = testClock('2026-06-05T08:00:00Z')
  const dataDir = mkdtempSync(join(tmpdir(), 'tambour-history-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const { tambour } = await startVillage(clock, false, { dataDir })
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  const page = await context.newPage()
  const failures: string[] = []
  page.on('pageerror', error => failures.push(error.message))

  await page.goto(setUpUrl(tambour))
  await page.getByLabel('Nom de la commune').fill('Saint-Rémi')
  await page.getByLabel('Votre nom').fill('Camille Perrin')
  await page.getByLabel('Adresse électronique').fill('camille@mairie.exemple.fr')
  await page.getByLabel('Mot de passe').fill('tambour-de-ville')
  await page.getByRole('button', { name: 'Créer la commune' }).click()
  await page.getByRole('link', { name: 'Importer l’historique' }).click()

  // Not the right file: it is said which, and nothing is kept.
  const file = page.locator('input[type=file]').first()
  const send = page.getByRole('button', { name: 'Envoyer et lire' })
  await file.setInputFiles({
    name: 'facebook.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('pas un ZIP'),
  })
  await send.click()
  await page.getByText('facebook.zip n’est pas un ZIP lisible').waitFor()
  expect(readdirSync(dataDir)).not.toContain('archives')

  const download: Download = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const citizen = `Habitante ${index}`
      const at = monday + index * minute
      return [
        placeOf(`habitante_${1_000_000 + index}`),
        messagesFile(citizen, [
          { by: citizen, at, text: 'La salle des fêtes est-elle libre ?' },
          { by: pageName, at: at + (index < 30 ? 5 : 50) * minute, text: 'Oui.' },
        ]),
      ]
    }),
  )
  const place = await zip(join(dataDir, 'facebook-mairie.zip'), download)
  await file.setInputFiles(place)
  await send.click()
  await page.getByRole('heading', { name: 'Ce que contient le téléchargement' }).waitFor()
  await page.getByText('facebook-mairie.zip').waitFor()
  await expect.poll(() => page.getByLabel('Le nom de la page').inputValue()).toBe(pageName)
  await page.getByText('Un canal « archive seulement » sera ouvert').waitFor()
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await page.getByText(/40\s+messages reçus et 40\s+réponses\./).waitFor()
  expect(readdirSync(join(dataDir, 'archives'))).toEqual([])

  // The figures are there, and say of what they are not.
  await page.getByRole('link', { name: 'Voir les délais' }).click()
  await page.getByRole('heading', { level: 1, name: 'Délais' }).waitFor()
  await page.getByText(/40/).first().waitFor()
  await page.getByText('Ce qui n’est pas mesuré').click()
  await page
    .getByText(
      /n’est connu que par son archive téléchargée\s: les messages privés sont mesurés jusqu’au/,
    )
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'Canaux' }).first().click()
  const card = page.getByRole('article').filter({ hasText: pageName })
  await card.getByText('Archive seulement').waitFor()

  // And can be taken out again.
  await page.getByRole('link', { name: 'Importer l’historique' }).click()
  await page.getByRole('button', { name: 'Importer un autre téléchargement' }).click()
  await page.getByRole('button', { name: 'Retirer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await page.getByText(/^80\s+messages retirés\.$/).waitFor({ state: 'attached' })
  await page.getByText('Historiques importés').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Canaux' }).first().click()
  await page.getByText('Aucun canal connecté').waitFor()
  expect(failures).toEqual([])
})
