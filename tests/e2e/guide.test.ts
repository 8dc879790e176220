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

/** The step that is named so, as a person sees it once it is open. */
const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title }) })

const isAt = (page: Page, words: string) =>
  page.getByRole('status').getByText(words, { exact: true }).waitFor()

/** Types at the played Meta what the guide gave, in its page of the application. */
async function enter(meta: Page, field: string, text: string): Promise<void> {
  await meta.getByLabel(field).fill(text)
  await meta.getByRole('button', { name: 'Enregistrer' }).click()
}

it('leads to an application at Meta, each step checked there', async () => {
  const { clock, sandbox, context, page, failures, url } = await beforeGuide(browser)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const meta = await context.newPage()
  await meta.goto(`${sandbox.url}/application`)
  await page.bringToFront()
  const copy = async (what: string) => {
    await page.evaluate('navigator.clipboard.writeText("")')
    await page.getByRole('button', { name: `Copier ${what}` }).click()
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
    await expect.poll(copied).not.toBe('')
    return await copied()
  }

  const talk = { page: sandbox.village.id, kind: 'message' } as const
  const resident = 'Paul Marchand'
  const monday = clock.now() - 24 * 3_600_000
  sandbox.write({ ...talk, resident, text: 'La mairie est-elle ouverte jeudi ?', at: monday })
  sandbox.post({ ...talk, target: resident, text: 'Oui, de 9 h à 12 h.', at: monday + 300_000 })

  // With the mouse. What Meta cannot tell is ticked, and kept when the screen is loaded again.
  await isAt(page, 'Étape 1 sur 7')
  const create = step(page, 'Créer l’application')
  await create.getByRole('img', { name: /Créer une app/ }).waitFor()
  expect(await copy('Nom de l’application')).toBe('Tambour')
  await create.getByLabel('C’est fait').check()
  await isAt(page, 'Étape 2 sur 7')
  await page.reload()
  await isAt(page, 'Étape 2 sur 7')
  const { app } = sandbox
  // The form has room on a telephone, however large its owner set the text.
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByLabel(/^Numéro de l’application/).waitFor()
  const text = await context.newCDPSession(page)
  await text.send('Emulation.setEmulatedOSTextScale', { scale: 2 })
  await page.waitForFunction("getComputedStyle(document.documentElement).fontSize === '32px'")
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360)
  await text.detach()
  await page.setViewportSize({ width: 1280, height: 720 })
  await giveKey(page, { ...app, secret: '0'.repeat(32) })
  await page.getByRole('alert').getByText('Facebook ne reconnaît pas cette application').waitFor()
  await giveKey(page, app)
  await isAt(page, 'Étape 3 sur 7')

  const settings = step(page, 'Dire où est Tambour')
  await settings.getByText('Meta n’a pas encore le domaine 127.0.0.1').waitFor()
  await enter(meta, 'Domaines de l’app, un par ligne', await copy('Domaine'))
  await settings.getByRole('button', { name: /^Vérifier/ }).click()
  await settings.getByText('le domaine 127.0.0.1').waitFor({ state: 'detached' })
  await settings.getByText('Meta n’a pas encore la page de confidentialité').waitFor()
  await isAt(page, 'Étape 3 sur 7')
  await enter(meta, 'URL de la politique de confidentialité', await copy('Page de confidentialité'))

  // From here on with the keys alone.
  await settings.getByRole('button', { name: /^Vérifier/ }).press('Enter')
  await isAt(page, 'Étape 4 sur 7')
  await settings.getByText('Meta a le domaine de Tambour').waitFor()
  const back = step(page, 'Donner l’adresse de retour')
  const redirect = await toType(page, 'Adresse de retour')
  expect(redirect).toBe(`${url}/canaux/retour/facebook`)
  await enter(meta, 'URI de redirection OAuth valides, une par ligne', redirect)
  await back.getByLabel('C’est fait').press('Space')
  await isAt(page, 'Étape 5 sur 7')

  const news = step(page, 'Être prévenu aussitôt')
  await news.getByText('Meta ne prévient encore personne').waitFor()
  const address = await toType(page, 'Adresse à prévenir')
  await sandbox.webhooks.subscribe(
    address,
    await toType(page, 'Mot de vérification des webhooks'),
    [],
  )
  await news.getByRole('button', { name: /^Vérifier/ }).press('Enter')
  await isAt(page, 'Étape 6 sur 7')
  const permissions = step(page, 'Ajouter les permissions')
  await permissions.getByRole('button', { name: 'Copier pages_manage_posts' }).waitFor()
  await permissions.getByLabel('C’est fait').press('Space')
  await isAt(page, 'Étape 7 sur 7')

  const connect = step(page, 'Connecter la page')
  await connect.getByRole('button', { name: /^Se connecter avec Facebook/ }).press('Enter')
  for (const { name } of sandbox.neighbours) {
    await page.getByRole('checkbox', { name }).press('Space')
  }
  await page.getByRole('checkbox', { name: /pages_manage_posts/ }).press('Space')
  await page.getByRole('button', { name: 'Autoriser', exact: true }).press('Enter')
  await page.getByRole('button', { name: /^Connecter 1\s+canal$/ }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Canaux' }).waitFor()

  // A permission was refused: its step says which, and what it costs.
  await page.goto(`${url}/canaux/application`)
  await isAt(page, 'Étape 6 sur 7')
  await permissions.getByText('La permission pages_manage_posts manque').waitFor()
  await step(page, 'Créer l’application')
    .getByRole('heading', { name: /\(fait\)$/ })
    .waitFor()
  // Another browser knows as much: what was ticked follows from the page that is connected.
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await isAt(page, 'Étape 6 sur 7')
  // And nobody is asked to tick it.
  await back.getByText('Adresse de retour', { exact: true }).first().waitFor({ state: 'attached' })
  await expect.poll(() => back.getByText('cochez quand c’est fait').count()).toBe(0)
  sandbox.login.change({ domains: [] })
  await page.reload()
  await isAt(page, 'Étape 3 sur 7')

  // The page's past was read from the moment it was connected.
  await page.goto(url)
  await page.getByText(/^52\s+semaines lues\s: 1 sur 1 à temps cette semaine\.$/).waitFor()
  await page.getByRole('link', { name: 'Voir les délais' }).click()
  await page.getByRole('heading', { level: 1, name: 'Délais' }).waitFor()

  // An access that died takes nothing back of what led to it.
  await killAccess(sandbox)
  await page.goto(`${url}/canaux`)
  await page.getByText('Détails et réglages').click()
  await page.getByRole('button', { name: /^Vérifier/ }).click()
  await page.getByText('En pause').waitFor()
  await page.goto(`${url}/canaux/application`)
  await connect.getByText(/À reconnecter/).waitFor({ state: 'attached' })
  await back.getByRole('heading', { name: /\(fait\)$/ }).waitFor()
  expect(failures).toEqual([])
})

it('keeps the steps on the screen when Meta does not answer', async () => {
  const { sandbox, page, failures } = await beforeGuide(browser)
  await page.getByRole('heading', { level: 3, name: /Donner son numéro/ }).click()
  await giveKey(page, sandbox.app)
  await isAt(page, 'Étape 3 sur 7')
  await sandbox.close()
  const settings = step(page, 'Dire où est Tambour')
  await settings.getByRole('button', { name: /^Vérifier/ }).click()
  await settings.getByRole('alert').getByText('Facebook est injoignable').waitFor()
  await settings.getByText('Meta n’a pas encore le domaine').waitFor()
  expect(failures).toEqual([])
})
