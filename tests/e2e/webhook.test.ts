import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { testClock } from '../support/clock.ts'
import { setUpUrl, startVillage } from '../support/village.ts'

let browser: Awaited<ReturnType<typeof connectChromium>>
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})

it('brings what a resident writes onto an open screen, without a poll of the clock', async () => {
  // Tuesday 2 June 2026, 10:00 in Paris; it stands still, so that no minute comes.
  const clock = testClock('2026-06-02T08:00:00Z')
  const { sandbox, tambour } = await startVillage(clock)
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  const officer = await context.newPage()
  const failures: string[] = []
  officer.on('pageerror', error => failures.push(error.message))

  await officer.goto(setUpUrl(tambour))
  await officer.getByLabel('Nom de la commune').fill('Vaubécourt-sur-Marne')
  await officer.getByLabel('Votre nom').fill('Camille Perrin')
  await officer.getByLabel('Adresse électronique').fill('camille@mairie.exemple.fr')
  await officer.getByLabel('Mot de passe').fill('tambour-de-ville')
  await officer.getByRole('button', { name: 'Créer la commune' }).click()
  await officer.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()

  // The page is connected with the app's secret and a word that Tambour proposes.
  await officer
    .getByRole('link', { name: /^Connecter/ })
    .first()
    .click()
  await officer.getByLabel('Nom', { exact: true }).fill('Page de la mairie')
  await officer.getByLabel(/^Numéro de la page/).fill(sandbox.village.id)
  await officer.getByLabel(/^Code d’accès de la page/).fill(sandbox.village.token)
  await officer.getByText('Autres réglages, facultatifs').click()
  await officer.getByLabel(/^Clé secrète/).fill(sandbox.app.secret)
  await officer.getByRole('button', { name: /^En proposer un/ }).click()
  const word = await officer.getByLabel(/^Mot de vérification/).inputValue()
  await officer.getByRole('button', { name: 'Vérifier et connecter' }).click()
  await officer
    .getByText('La connexion à « Page de la mairie » est faite.')
    .waitFor({ state: 'attached' })
  await officer.getByText('Détails').click()
  await officer.getByText('aucun', { exact: true }).waitFor()

  // The administrator gives Meta the address that the screen shows, and that word.
  const address = (await officer.locator('code').textContent()) ?? ''
  await expect(sandbox.webhooks.subscribe(address, 'un autre mot')).rejects.toThrow('(403)')
  await sandbox.webhooks.subscribe(address, word)

  await officer.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await officer.getByText('Personne n’attend').waitFor()
  const page = sandbox.village.id
  const post = sandbox.post({ page, kind: 'post', text: 'La mairie vous informe.' })
  sandbox.faults.add({ kind: 'webhook', how: 'twice' })
  const text = 'La déchetterie ouvre samedi ?'
  const target = post.id
  sandbox.write({ page, kind: 'comment', resident: 'Odile Martin', target, text })
  await officer.getByText(text).waitFor()
  await expect.poll(() => officer.getByText(text).count()).toBe(1)

  // A forged one brings nothing: the poll that it would wake does not even begin.
  await sandbox.webhooks.settled()
  const forged = await fetch(address, {
    method: 'POST',
    headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    body: JSON.stringify({ object: 'page', entry: [{ id: page }] }),
  })
  expect(forged.status).toBe(403)

  await officer.getByRole('link', { name: 'Canaux' }).first().click()
  await officer.getByText('Détails').click()
  await officer.getByText('reçus, le dernier à l’instant').waitFor()
  expect(failures).toEqual([])
})
