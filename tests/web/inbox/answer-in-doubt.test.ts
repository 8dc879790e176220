import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { answerMails } from '../../../server/contact-form/mail.ts'
import { sendMails } from '../../../server/mail/outbox.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { testClock } from '../../support/clock.ts'
import { password } from '../../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { setUpUrl, startVillage } from '../../support/village.ts'
import { expectSoundAtBothSizes } from '../screen.ts'

const minute = 60_000

let browser: Awaited<ReturnType<typeof connectChromium>>
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})

/** A commune with a form, by which Jeanne wrote. */
async function begin() {
  const clock = testClock('2026-06-02T08:00:00Z')
  const smtp = await startSmtpDrop()
  onTestFinished(smtp.close)
  const smtpUrl = `smtp://mairie:${encodeURIComponent(password)}@${smtp.smtp}`
  const { tambour } = await startVillage(clock, false, { smtpUrl })
  const context = await browser.newContext({
    ...{ locale: 'fr-FR', timezoneId: 'Europe/Paris' },
    ...{ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' },
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(setUpUrl(tambour))
  await page.getByLabel('Nom de la commune').fill('Vaubécourt-sur-Marne')
  await page.getByLabel('Votre nom').fill('Camille Perrin')
  await page.getByLabel('Adresse électronique').fill('camille@mairie.exemple.fr')
  await page.getByLabel('Mot de passe').fill('tambour-de-ville')
  await page.getByRole('button', { name: 'Créer la commune' }).click()
  await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
  const opened = await page.evaluate(async () => {
    const body = {
      ...{ connector: 'form', name: 'Formulaire', neighbour: null, receives: true },
      ...{ publishes: false, config: {}, secrets: {} },
    }
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body: JSON.stringify(body) }
    return await (await fetch('/api/channels', asked)).json()
  })
  const resident = await context.newPage()
  await resident.goto(`${tambour.url}/ecrire/${opened.id}`)
  await resident.getByLabel('Votre nom').fill('Jeanne Petit')
  await resident.getByLabel('Votre adresse électronique').fill('jeanne@exemple.fr')
  await resident.getByLabel('Votre message').fill('Le lampadaire de la rue du Lavoir est éteint.')
  clock.advance(minute)
  await resident.getByRole('button', { name: 'Envoyer à la mairie' }).click()
  await resident.getByText('C’est envoyé.').waitFor()
  return { clock, smtp, tambour, page }
}

/** Chromium at both widths, in the light and in the dark. */
async function expectSoundEverywhere(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 860 })
    await expectSoundAtBothSizes(page)
  }
}

it('an answer whose mail was cut off is looked at, sent again, or said to have arrived', async () => {
  const { clock, smtp, tambour, page } = await begin()
  const round = () => sendMails(tambour.context, answerMails)
  await page.goto(`${tambour.url}/messages`)
  await page
    .getByRole('link', { name: /Jeanne Petit/ })
    .first()
    .click()
  await page.getByLabel('Répondre à Jeanne Petit, en privé').fill('Nous venons demain.')
  smtp.next = 'lose answer'
  clock.advance(2 * minute)
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page.getByText('Votre réponse est envoyée.').waitFor()
  await round()
  await round()
  // The open screen learns of it by itself.
  const doubt = page.getByText('Peut-être pas arrivée')
  await doubt.waitFor()
  await expectSoundEverywhere(page)
  await page.getByRole('button', { name: /^Elle est arrivée/ }).click()
  await page.getByText('Camille Perrin a dit que cette réponse est arrivée').waitFor()
  await expect.poll(() => doubt.count()).toBe(0)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await doubt.waitFor()

  await page.goto(tambour.url)
  await page.getByRole('heading', { name: 'À regarder' }).waitFor()
  await doubt.waitFor()
  await page.getByRole('link', { name: 'Jeanne Petit' }).first().waitFor()
  await expectSoundEverywhere(page)
  const again = page.getByRole('button', { name: /^Renvoyer\s:\sréponse à Jeanne Petit$/ })
  await again.dblclick()
  await page.getByText('Votre réponse repart.').waitFor()
  await doubt.waitFor({ state: 'detached' })
  await round()
  await round()
  await page.getByText('Personne n’attend').first().waitFor()
  // Beside them Camille was alerted.
  const answers = smtp.mails.filter(({ to }) => to.includes('jeanne@exemple.fr'))
  const ids = answers.map(({ text }) => /^Message-ID: (\S+)/im.exec(text)?.[1])
  expect(ids).toEqual([ids[0], ids[0]])
})
