import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { testClock } from '../support/clock.ts'
import { setUpUrl, startVillage } from '../support/village.ts'

const minute = 60_000
/** Tuesday 2 June 2026, 10:00 in Paris. */
const tuesdayAtTen = '2026-06-02T08:00:00Z'

let browser: Awaited<ReturnType<typeof connectChromium>>
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})

it('is a whole day: installed, asked, answered, measured, announced, told', async () => {
  const clock = testClock(tuesdayAtTen)
  const { sandbox, tambour, jobs } = await startVillage(clock)
  const [neighbour] = sandbox.neighbours
  if (!neighbour) throw new Error('the sandbox has no neighbour')
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  const officer = await context.newPage()
  const failures: string[] = []
  officer.on('pageerror', error => failures.push(error.message))

  // The first page sets up the commune and its first administrator, and leads to a channel.
  await officer.goto(setUpUrl(tambour))
  await officer.getByLabel('Nom de la commune').fill('Vaubécourt-sur-Marne')
  await officer.getByLabel('Votre nom').fill('Camille Perrin')
  await officer.getByLabel('Adresse électronique').fill('camille@mairie.exemple.fr')
  await officer.getByLabel('Mot de passe').fill('tambour-de-ville')
  await officer.getByRole('button', { name: 'Créer la commune' }).click()
  await officer.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()

  // Our page, and the neighbours' on which we only publish.
  await connect(officer, 'Page de la mairie', sandbox.village)
  await officer.getByText('Détails').click()
  await officer.getByText('Toutes les permissions nécessaires sont accordées.').first().waitFor()
  await connect(officer, 'Page des voisins', neighbour, 'Montaubry')

  // A resident writes on the public page, as anybody would, and waits.
  sandbox.post({ page: sandbox.village.id, kind: 'post', text: 'La mairie vous informe.' })
  const resident = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await resident.goto(sandbox.village.url)
  const form = resident.locator('form', {
    has: resident.locator('input[name=kind][value=comment]'),
  })
  await resident.locator('summary', { hasText: 'Commenter' }).first().click()
  await form.first().locator('[name=resident]').fill('Odile Martin')
  await form.first().locator('[name=text]').fill('La déchetterie ouvre samedi ?')
  await form.first().getByRole('button').click()
  await resident.getByText('La déchetterie ouvre samedi ?').waitFor()

  // The officer's open screen is told, without a reload, and the minutes run.
  await officer.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await officer.getByText('Personne n’attend').waitFor()
  clock.advance(4 * minute)
  await jobs.poll.runOnce()
  await officer.getByText('La déchetterie ouvre samedi ?').waitFor()
  await expect.poll(() => officer.getByText(/encore\s1[01]\smin/).count()).toBeGreaterThan(0)

  // After eight minutes nobody has answered: anyone who may is told, on the screen and by mail.
  clock.advance(4 * minute)
  await jobs.alerts.runOnce()
  const bar = officer.getByRole('complementary', { name: 'Qui attend' })
  await officer.getByRole('link', { name: 'Délais' }).first().click()
  await bar.getByText('Odile Martin', { exact: true }).waitFor()
  await expect.poll(async () => (await sandbox.mail()).length).toBe(1)
  const [alertMail] = await sandbox.mail()
  expect(alertMail?.to).toContain('camille@mairie.exemple.fr')
  expect(alertMail?.text).toMatch(/8\smin d’ouverture, 8\smin en tout/)
  expect(alertMail?.text).not.toMatch(/Odile|déchetterie/)

  // Nine minutes after the question comes the answer, and the page shows it.
  clock.advance(minute)
  await bar.getByRole('link', { name: /^Répondre/ }).click()
  await officer.getByRole('textbox').fill('Bonjour, oui, de 9 h à 12 h.')
  await officer.keyboard.press('Control+Enter')
  await officer.getByText('Votre réponse est envoyée.').waitFor({ state: 'attached' })
  await bar.waitFor({ state: 'detached' })
  await resident.reload()
  await resident.getByText('Bonjour, oui, de 9 h à 12 h.').waitFor()
  await jobs.poll.runOnce()

  // The councillor's figures.
  await officer.getByRole('link', { name: 'Délais' }).first().click()
  await officer.getByText('1 sur 1').first().waitFor()
  await expect.poll(() => officer.getByText(/Réponse\sen\s9\smin/).count()).toBeGreaterThan(0)

  // The festival committee's event, on both pages, in half an hour.
  await officer.getByRole('link', { name: 'Événements' }).first().click()
  await officer
    .getByRole('link', { name: /^Annoncer/ })
    .first()
    .click()
  await officer.getByLabel('Titre').fill('Loto du comité des fêtes')
  await officer.getByLabel(/^Début/).fill('2026-06-13T20:00')
  await officer.getByLabel(/^Lieu/).fill('Salle des fêtes')
  await officer
    .getByLabel(/^Texte/)
    .first()
    .fill('Ouverture des portes à 19 h. Buvette sur place.')
  await officer.getByRole('checkbox', { name: /Page des voisins/ }).check()
  await officer.getByText('Publier aussi à d’autres dates').click()
  await officer.getByLabel('Autre date').fill('2026-06-02T10:40')
  await officer.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await officer.getByRole('button', { name: 'Programmer' }).click()
  await officer.getByRole('heading', { level: 1, name: 'Loto du comité des fêtes' }).waitFor()
  await expect.poll(() => officer.getByText('Programmée').count()).toBeGreaterThanOrEqual(2)
  expect(sandbox.posts(neighbour.id)).toHaveLength(0)

  clock.set('2026-06-02T08:40:00Z')
  await jobs.due.runOnce()
  await officer
    .getByText(/Publiée/)
    .first()
    .waitFor()
  for (const page of [sandbox.village, neighbour]) {
    await resident.goto(page.url)
    await resident.getByText('Loto du comité des fêtes').first().waitFor()
  }
  expect(sandbox.posts(neighbour.id)).toHaveLength(1)

  // Monday, eight o'clock: the digest is in the mailbox, once.
  await officer.getByRole('link', { name: 'Récapitulatif' }).first().click()
  await officer.getByLabel('Nouvelle adresse').fill('maire@mairie.exemple.fr')
  await officer.getByRole('button', { name: 'Ajouter', exact: true }).click()
  const reader = officer.getByRole('listitem').filter({ hasText: 'maire@mairie.exemple.fr' })
  await reader.getByText('n’a pas encore confirmé').waitFor()
  await jobs.consent.runOnce()
  const toMayor = async () =>
    (await sandbox.mail()).filter(({ to }) => to.includes('maire@mairie.exemple.fr'))
  await expect.poll(toMayor).toHaveLength(1)
  await resident.goto(/http\S+confirm\?token=\S+/.exec((await toMayor())[0]?.text ?? '')?.[0] ?? '')
  await resident.getByRole('button', { name: 'Oui, le recevoir' }).click()
  await resident.getByRole('heading', { name: 'C’est noté' }).waitFor()
  await reader.getByText('pas encore envoyé').waitFor()
  clock.set('2026-06-08T05:59:59Z')
  await jobs.digest.runOnce()
  await expect.poll(toMayor).toHaveLength(1)
  clock.set('2026-06-08T06:00:00Z')
  await jobs.digest.runOnce()
  await jobs.digest.runOnce()
  await expect.poll(toMayor).toHaveLength(2)
  const [digest] = (await toMayor()).filter(({ subject }) => /semaine/.test(subject))
  expect(digest?.text).toMatch(/1\ssur\s1/)
  expect(digest?.text).not.toContain('Odile')
  expect(failures).toEqual([])
})

async function connect(
  page: Page,
  name: string,
  channel: { id: string; token: string },
  neighbour?: string,
): Promise<void> {
  await page.getByRole('link', { name: 'Canaux' }).first().click()
  await page
    .getByRole('link', { name: /^Connecter/ })
    .first()
    .click()
  await page.getByLabel('Nom', { exact: true }).fill(name)
  if (neighbour !== undefined) {
    await page.getByText('Autres réglages, facultatifs').click()
    await page.getByRole('radio', { name: 'À une commune voisine' }).check()
    await page.getByLabel('Commune voisine', { exact: true }).fill(neighbour)
  }
  await page.getByLabel(/^Numéro de la page/).fill(channel.id)
  await page.getByLabel(/^Code d’accès de la page/).fill(channel.token)
  await page.getByRole('button', { name: 'Vérifier et connecter' }).click()
  await page
    .getByText(`La connexion à « ${name} » est faite.`)
    .first()
    .waitFor({ state: 'attached' })
}
