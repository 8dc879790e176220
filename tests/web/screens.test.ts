import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colourRules, findings } from '../support/browser/axe.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { aCommune } from '../support/builders/people.ts'
import { inspect, screens } from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { expectSound, expectSoundInBothThemes, openWindow, visit, visits, walk } from './screen.ts'

let browser: Browser
let full: RealApi
beforeAll(async () => {
  browser = await connectChromium()
  full = await startRealApi()
})
afterAll(async () => {
  await browser?.close()
  await full?.close()
})

/** Thirty screens, twice each, with axe: most of a minute where nothing else runs, ms. */
const everyScreenMs = 240_000

describe('every screen', () => {
  it('is sound at 1280 px, light and dark', { timeout: everyScreenMs }, async () => {
    await inspect(browser, full, 1280, screens, visits)
  })

  it.each(['/', '/evenements', '/calendrier', '/delais', '/canaux', '/voisins'])(
    '%s has what one can do at the right of its title, at 1280 px',
    async path => {
      const { context, page } = await openWindow(browser, full, 1280)
      await visit(page, full, path)
      const [title, act] = await page.evaluate(() => {
        const block = document.querySelector('h1')?.parentElement
        const box = (one: Element | null | undefined) => one?.getBoundingClientRect().toJSON()
        return [box(block), box(block?.nextElementSibling)]
      })
      expect(act.left).toBeGreaterThanOrEqual(title.right)
      expect(act.top).toBeLessThan(title.bottom)
      await context.close()
    },
  )

  it.each(['councillor', 'approver'] as const)('shows a %s nothing that writes', async role => {
    const reader = await startRealApi({ role })
    const { context, page } = await openWindow(browser, reader, 1280)
    const writing =
      /^(Répondre|Envoyer|Programmer|Annoncer|Publier|Réessayer|Annuler|Modifier|Supprimer|Connecter|Reconnecter|Déconnecter|Vérifier|Relever|Ajouter|Retirer|Révoquer|Enregistrer|Pas de réponse|Demande une réponse|Indésirable|Ce n’est pas|Marquer|Regrouper|Séparer|Masquer|Afficher de nouveau|Elle )/
    const titles = new Set<string>()
    for await (const path of walk(page, reader, screens)) {
      titles.add(await page.title())
      const buttons = await page.locator('main').getByRole('button').allInnerTexts()
      const links = await page.locator('main').getByRole('link').allInnerTexts()
      const offending = [...buttons, ...links].filter(text => writing.test(text.trim()))
      expect(offending, path).toEqual([])
    }
    expect(titles.size).toBeGreaterThan(20)
    await context.close()
    await reader.close()
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
    // It is kept with the account, which the next tests share.
    await full.db.updateTable('user').set({ language: 'fr' }).execute()
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

describe('axe', () => {
  it('names what is wrong, and in the dark what is in colours alone', async () => {
    const { context, page } = await openWindow(browser, full, 360)
    await page.setContent(
      '<html lang="fr"><title>Axe</title><main><h1>Axe</h1><img src="data:,"><p style="color: #ccc; background: #fff">Pâle',
    )
    const pale = 'color-contrast: <p style="color: #ccc; background: #fff">Pâle</p>'
    expect(await findings(page)).toEqual([pale, 'image-alt: <img src="data:,">'])
    expect(await findings(page, colourRules)).toEqual([pale])
    await context.close()
  })
})

describe('the door', () => {
  it.each([360, 1280] as const)(
    'is passed by who reads of accessibility, at %i px',
    async width => {
      const api = await startRealApi()
      await api.signOut()
      const { context, page } = await openWindow(browser, api, width)
      await visit(page, api, '/accessibilite')
      await page.getByRole('heading', { name: /accessibilité/i, level: 1 }).waitFor()
      await expectSoundInBothThemes(page)
      await visit(page, api, '/messages')
      await page.getByRole('heading', { name: 'Se connecter', level: 1 }).waitFor()
      await context.close()
      await api.close()
    },
  )

  it.each([360, 1280] as const)('is sound at %i px, light and dark', async width => {
    const fresh = await startRealApi({ scenario: 'new' })
    const { context, page, complaints, strangers } = await openWindow(browser, fresh, width)
    await visit(page, fresh, '/')
    await page.getByRole('heading', { name: 'Installer Tambour' }).waitFor()
    await expectSoundInBothThemes(page)
    await aCommune(fresh.db)
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
