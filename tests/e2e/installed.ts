import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { testClock } from '../support/clock.ts'
import { setUpUrl, startVillage, type Village } from '../support/village.ts'

/** A commune that is installed, its administrator before the guide to an application at Meta. */
export async function beforeGuide(browser: Browser) {
  const clock = testClock('2026-06-02T08:00:00Z')
  const { sandbox, tambour } = await startVillage(clock)
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  const page = await context.newPage()
  const failures: string[] = []
  page.on('pageerror', error => failures.push(error.message))
  await page.goto(setUpUrl(tambour))
  await page.getByLabel('Nom de la commune').fill('Vaubécourt-sur-Marne')
  await page.getByLabel('Votre nom').fill('Camille Perrin')
  await page.getByLabel('Adresse électronique').fill('camille@mairie.exemple.fr')
  await page.getByLabel('Mot de passe').fill('tambour-de-ville')
  await page.getByRole('button', { name: 'Créer la commune' }).click()
  await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
  await page.getByRole('link', { name: 'Applications', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Application Meta' }).waitFor()
  return { clock, sandbox, context, page, failures, url: tambour.url }
}

/** Fills in the application that the played Meta knows, in the step that is open for it. */
export async function giveKey(page: Page, app: { id: string; secret: string }): Promise<void> {
  await page.getByLabel(/^Numéro de l’application/).fill(app.id)
  await page.getByLabel(/^Clé secrète/).fill(app.secret)
  await page.getByRole('button', { name: 'Vérifier et enregistrer' }).first().click()
}

/** What stands beside a label of the guide, to be typed at Meta. */
export async function toType(page: Page, label: string): Promise<string> {
  const line = page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })
  return (await line.locator('code').textContent()) ?? ''
}

const listed = z.object({ pages: z.array(z.object({ token: z.string() })) })

/** The network takes the access to the commune’s page back, as after a change of password. */
export async function killAccess({ url, tokens }: Village['sandbox']): Promise<void> {
  const known = await (await fetch(`${url}/sandbox/pages`)).json()
  const { token } = listed.parse(known).pages[0] ?? { token: '' }
  tokens.change(token, { deadSubcode: 460 })
}
