import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { beforeGuide, giveKey, killAccess, toType } from './installed.ts'

let browser: Awaited<ReturnType<typeof connectChromium>>
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})

/** The application is filled in; what the screen says is given to Meta, as an administrator does it. */
async function filledIn() {
  const { clock, sandbox, page, failures, url } = await beforeGuide(browser)
  await page.getByRole('heading', { level: 3, name: /Donner son numéro/ }).click()
  await giveKey(page, sandbox.app)
  await page.getByText('Meta reconnaît l’application').waitFor()
  const redirect = await toType(page, 'Adresse de retour')
  const callback = await toType(page, 'Adresse à prévenir')
  const word = await toType(page, 'Mot de vérification des webhooks')
  await page.getByRole('link', { name: 'Canaux', exact: true }).first().click()
  return { clock, sandbox, page, failures, redirect, callback, word, url }
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Connecter un canal/ }).click()
  await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).click()
  await page.getByRole('heading', { name: /souhaite accéder à vos pages/ }).waitFor()
}

it('leads through Facebook’s own window and back, without a token in sight', async () => {
  const { sandbox, page, failures, redirect, callback, word, url } = await filledIn()
  expect(redirect).toBe(`${url}/canaux/retour/facebook`)
  await sandbox.webhooks.subscribe(callback, word, [])

  // Meta does not open its window for an address that it was not given.
  await page.getByRole('link', { name: 'Connecter un canal' }).click()
  await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).click()
  await page.getByText('n’est pas dans la liste des URI de redirection').waitFor()
  sandbox.login.change({ redirectUris: [redirect] })
  await page.goto(`${url}/canaux/connecter`)

  // Refused, with the mouse; then allowed, with the keys.
  await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).click()
  await page.getByRole('button', { name: 'Ne pas autoriser' }).click()
  await page.getByRole('alert').getByText('L’accès a été refusé').waitFor()
  expect(page.url()).toBe(redirect)
  await page.getByRole('link', { name: 'Recommencer' }).click()
  await page.getByRole('button', { name: /^Se connecter avec Facebook/ }).press('Enter')
  const neighbour = sandbox.neighbours[1]
  await page.getByRole('checkbox', { name: neighbour?.name ?? '' }).waitFor()
  await page.getByRole('checkbox', { name: /pages_manage_posts/ }).press('Space')
  await page.getByRole('button', { name: 'Autoriser', exact: true }).press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Choisir les canaux' }).waitFor()
  await page.getByText('rien ne peut être publié sur la page').waitFor()
  await page.getByRole('checkbox', { name: sandbox.village.name }).press('Space')
  await page.getByLabel('Nom', { exact: true }).fill('Page de la mairie')
  await page.getByRole('checkbox', { name: neighbour?.name ?? '' }).press('Space')
  await page.getByLabel('À une commune voisine').last().press('Space')
  await page.getByLabel('Commune voisine', { exact: true }).fill('Saint-Rémy')
  await page.getByRole('button', { name: /^Connecter 2\s+canaux$/ }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()
  const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
  // Both pages lack it: it is said once, above them.
  await page.getByText('La permission pages_manage_posts manque').waitFor()
  await mairie.getByText(/^Accès partiel/).waitFor()
  await page.getByText('Saint-Rémy').first().waitFor()

  // Meta cannot call this machine by itself; asked to, it does.
  await mairie.getByRole('button', { name: /^Activer les webhooks/ }).click()
  await mairie.getByText('Détails').click()
  await mairie.getByText('Les webhooks sont activés pour les commentaires').waitFor()
  sandbox.post({ page: sandbox.village.id, kind: 'post', text: 'La mairie vous informe.' })
  await mairie.getByText('reçus, le dernier à l’instant').waitFor()

  // The way back leads nowhere a second time.
  await page.goto(`${redirect}?code=AQused&state=used`)
  await page.getByRole('alert').getByText('n’a pas été commencée ici par vous').waitFor()
  expect(await page.content()).not.toMatch(/EAA[A-Za-z0-9]{10}/)
  expect(failures).toEqual([])
})

it('brings back a channel whose access died, and says whose access it takes', async () => {
  const { sandbox, page, failures, redirect } = await filledIn()
  sandbox.login.change({ redirectUris: [redirect] })
  await page.getByRole('link', { name: 'Canaux', exact: true }).first().click()
  await leave(page)
  for (const { name } of sandbox.neighbours) {
    await page.getByRole('checkbox', { name }).uncheck()
  }
  await page.getByRole('button', { name: 'Autoriser', exact: true }).click()
  // One page alone is ticked already.
  await page.getByRole('button', { name: /^Connecter 1\s+canal$/ }).click()
  const channel = page.getByRole('article').filter({ hasText: sandbox.village.name })
  await channel.getByText('À surveiller').waitFor()

  await killAccess(sandbox)
  sandbox.login.change({ live: false })
  await channel.getByText('Détails').click()
  await channel.getByRole('button', { name: /^Vérifier/ }).click()
  await channel.getByText('En pause').waitFor()
  const reconnect = async () => {
    await channel.getByRole('button', { name: /^Reconnecter/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Reconnecter par Facebook/ }).click()
    await page.getByText('Cette application est en mode développement').waitFor()
  }
  await reconnect()
  await page.getByRole('checkbox', { name: sandbox.village.name }).uncheck()
  await page.getByRole('button', { name: 'Autoriser', exact: true }).click()
  await page.getByRole('alert').getByText('ne donne pas accès à').waitFor()
  await page.getByRole('link', { name: 'Canaux', exact: true }).first().click()
  await reconnect()
  await page.getByRole('button', { name: 'Autoriser', exact: true }).click()
  await page
    .getByText(`La connexion à « ${sandbox.village.name} » est rétablie.`)
    .first()
    .waitFor({ state: 'attached' })
  await channel.getByText('Détails').click()
  await channel.getByText('Facebook ne dit pas si l’application est en mode').waitFor()
  expect(failures).toEqual([])
})
