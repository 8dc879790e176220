import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { expectSound, expectSoundInBothThemes, openWindow, visit } from './screen.ts'

const screens = [
  '/',
  '/messages?filtre=tous',
  '/messages/1',
  '/messages/4',
  '/delais',
  '/delais?du=2026-11-01&au=2026-11-24&liste=comptes',
  '/evenements',
  '/evenements/nouveau',
  '/evenements/1',
  '/evenements/2',
  '/evenements/2/modifier',
  '/canaux',
  '/canaux/connecter',
  '/recapitulatif',
  '/reglages',
  '/reglages/horaires',
  '/reglages/personnes',
  '/reglages/cles',
  '/reglages/compte',
  '/aide',
  '/accessibilite',
  '/une-adresse-qui-n-existe-pas',
]
const emptyScreens = [
  '/',
  '/messages',
  '/messages?filtre=tous',
  '/delais',
  '/evenements',
  '/evenements/nouveau',
  '/canaux',
  '/recapitulatif',
  '/reglages/cles',
]

let browser: Browser
let full: FakeApi
beforeAll(async () => {
  browser = await launchChromium()
  full = await startFakeApi()
})
afterAll(async () => {
  await browser?.close()
  await full?.close()
})

async function inspect(api: FakeApi, width: 360 | 1280, paths: readonly string[]): Promise<void> {
  const { context, page, complaints, strangers } = await openWindow(browser, api, width)
  for (const path of paths) {
    await visit(page, api, path)
    await expectSoundInBothThemes(page)
  }
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
  await context.close()
}

describe('every screen', () => {
  it.each([360, 1280] as const)('is sound at %i px, light and dark', async width => {
    await inspect(full, width, screens)
  })

  it('is sound, and teaches, when there is nothing yet', async () => {
    const empty = await startFakeApi({ scenario: 'empty' })
    await inspect(empty, 360, emptyScreens)
    await empty.close()
  })

  it('shows a councillor nothing that writes', async () => {
    const councillor = await startFakeApi({ role: 'councillor' })
    const { context, page } = await openWindow(browser, councillor, 1280)
    const writing =
      /^(Répondre|Envoyer|Programmer|Annoncer|Publier|Réessayer|Annuler|Modifier|Supprimer|Connecter|Reconnecter|Déconnecter|Vérifier|Relever|Ajouter|Retirer|Révoquer|Enregistrer|Pas de réponse|En fait si|Elle )/
    for (const path of screens) {
      await visit(page, councillor, path)
      const buttons = await page.locator('main').getByRole('button').allInnerTexts()
      const links = await page.locator('main').getByRole('link').allInnerTexts()
      const offending = [...buttons, ...links].filter(text => writing.test(text.trim()))
      expect(offending, path).toEqual([])
    }
    await context.close()
    await councillor.close()
  })

  it('speaks English when it is chosen, and remembers', async () => {
    const { context, page, complaints } = await openWindow(browser, full, 1280)
    await visit(page, full, '/')
    await page.getByRole('button', { name: /Menu/ }).click()
    await page.locator('#menu-large').getByLabel('English').check()
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await visit(page, full, '/delais')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('(3) Reply times · Tambour')
    await expectSound(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes the theme that is chosen, whatever the system says', async () => {
    const { context, page } = await openWindow(browser, full, 360)
    await visit(page, full, '/')
    const background = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await background()
    await page.getByRole('button', { name: 'Plus' }).click()
    await page.locator('#menu-small').getByLabel('Sombre').check()
    const dark = await background()
    expect(dark).not.toBe(light)
    await expectSound(page)
    await page.reload()
    expect(await background()).toBe(dark)
    await context.close()
  })
})

describe('the door', () => {
  it.each([360, 1280] as const)('is sound at %i px, light and dark', async width => {
    const fresh = await startFakeApi({ scenario: 'new' })
    const { context, page, complaints, strangers } = await openWindow(browser, fresh, width)
    await visit(page, fresh, '/')
    await page.getByRole('heading', { name: 'Installer Tambour' }).waitFor()
    await expectSoundInBothThemes(page)
    fresh.village.isSetUp = true
    await visit(page, fresh, '/')
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    await expectSoundInBothThemes(page)
    // Being told « 401 » is how one finds the door; the browser logs it whatever we do.
    expect(complaints.filter(text => !text.includes('401'))).toEqual([])
    expect(strangers).toEqual([])
    await context.close()
    await fresh.close()
  })
})
