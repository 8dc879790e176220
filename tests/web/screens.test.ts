import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ambiguousTimes } from '../support/ambiguous-times.ts'
import { findings } from '../support/browser/axe.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { faintTexts } from '../support/browser/contrast.ts'
import { aCommune } from '../support/builders/people.ts'
import { lostWithColours } from './forced-colors.ts'
import {
  emptyScreens,
  expectHelp,
  expectQuiet,
  expectUncovered,
  expectWholeOnTelephone,
  screens,
} from './inspect.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import {
  expectRoom,
  expectRoomForText,
  expectSound,
  expectSoundAtBothSizes,
  openWindow,
  resize,
  spokenLines,
  visit,
  type Window,
  walkTo,
} from './screen.ts'

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

/** Those whose act stands at the right of their title. */
const withAct = ['/', '/evenements', '/calendrier', '/delais', '/canaux', '/voisins']

/**
 * Smaller than a desk; the last is what is left of 1280 × 900 at 200 %. On a larger one a screen has no
 * other places: no style asks for more than 1280 px.
 */
const otherSizes = [
  [1024, 768],
  [640, 450],
] as const

describe('every screen', () => {
  let window: Window
  beforeAll(async () => {
    window = await openWindow(browser, full, 1280)
  })
  afterAll(() => window?.context.close())

  it.each(screens)('%s is sound on a desk and on a telephone, and leads to Aide', async path => {
    const { page } = window
    // A test that failed leaves it in other colours.
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
    await page.setViewportSize({ width: 1280, height: 860 })
    await walkTo(page, full, path)
    await expectSound(page)
    await expectUncovered(page)
    if (withAct.includes(path)) await expectActBesideTitle(page)
    await expectHelp(page, path)
    expect((await spokenLines(page)).flatMap(ambiguousTimes)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await faintTexts(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    expect(await page.evaluate(lostWithColours)).toEqual([])
    await page.emulateMedia({ forcedColors: 'none' })
    await expectRoomForText(page, 360)
    for (const [width, height] of otherSizes) {
      await resize(page, width, height)
      await expectUncovered(page)
      // Where the columns of a desk are narrowest.
      if (width === 1024) await expectRoom(page)
    }
    await expectWholeOnTelephone(page)
    expectQuiet(window)
  })
})

describe('every screen when there is nothing yet', () => {
  let empty: RealApi
  let window: Window
  beforeAll(async () => {
    empty = await startRealApi({ scenario: 'empty' })
    window = await openWindow(browser, empty, 360)
  })
  afterAll(async () => {
    await window?.context.close()
    await empty?.close()
  })

  it.each(emptyScreens)('%s is sound and whole on a telephone', async path => {
    const { page } = window
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, empty, path)
    await expectRoomForText(page)
    await expectWholeOnTelephone(page)
    expectQuiet(window)
  })
})

async function expectActBesideTitle(page: Page): Promise<void> {
  const [title, act] = await page.evaluate(() => {
    const block = document.querySelector('h1')?.parentElement
    const box = (one: Element | null | undefined) => one?.getBoundingClientRect().toJSON()
    return [box(block), box(block?.nextElementSibling)]
  })
  expect(act.left).toBeGreaterThanOrEqual(title.right)
  expect(act.top).toBeLessThan(title.bottom)
}

describe('the screens', () => {
  // A councillor may do less, and reads the same: the API has no reading that asks for more.
  it('show who reads and decides nothing that writes', async () => {
    const reader = await startRealApi({ role: 'approver' })
    const window = await openWindow(browser, reader, 1280)
    const { context, page } = window
    const writing =
      /^(Répondre|Envoyer|Programmer|Annoncer|Publier|Réessayer|Annuler|Modifier|Supprimer|Connecter|Reconnecter|Déconnecter|Vérifier|Relever|Ajouter|Retirer|Révoquer|Enregistrer|Pas de réponse|Demande une réponse|Indésirable|Ce n’est pas|Marquer|Regrouper|Séparer|Masquer|Afficher de nouveau|Elle |Nouve(au|l|lle) |Importer|Inviter|Créer|Dupliquer|Reporter|Proposer aux|Remplacer)/
    const titles = new Set<string>()
    for (const path of screens) {
      await walkTo(page, reader, path)
      titles.add(await page.title())
      // Nothing is asked that this role may not have.
      expectQuiet(window)
      // Aide is called after what one does.
      if (path === '/aide') continue
      const buttons = await page.locator('main').getByRole('button').allInnerTexts()
      // A name to read is no button that cannot be pressed.
      const named = page
        .locator('main')
        .getByRole('listitem')
        .getByRole('button', { disabled: true })
      expect(await named.allInnerTexts(), path).toEqual([])
      const links = await page.locator('main').getByRole('link').allInnerTexts()
      const offending = [...buttons, ...links].filter(text => writing.test(text.trim()))
      expect(offending, path).toEqual([])
    }
    expect(titles.size).toBeGreaterThan(20)
    await context.close()
    await reader.close()
  })

  it('speak English when it is chosen, and remember it', async () => {
    const { context, page, complaints } = await openWindow(browser, full, 1280)
    await visit(page, full, '/')
    await page.getByRole('button', { name: /Menu/ }).click()
    await page.locator('#menu-large').getByLabel('English').check()
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await visit(page, full, '/delais')
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('(3) Reply times · Tambour')
    await expectSound(page)
    // It is kept with the account, which the next tests share.
    await full.db.updateTable('user').set({ language: 'fr' }).execute()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are as wide as their paper, though it lies on its side', async () => {
    const { context, page } = await openWindow(browser, full, 1280)
    await visit(page, full, '/delais/aller-plus-loin')
    await page.emulateMedia({ media: 'print' })
    await expect.poll(async () => (await page.locator('main').boundingBox())?.width).toBe(1280)
    await context.close()
  })

  it('take the theme that is chosen, whatever the system says', async () => {
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

it('tells a ticked box from the others where colours are forced', async () => {
  const { context, page } = await openWindow(browser, full, 1280)
  await page.emulateMedia({ forcedColors: 'active' })
  await visit(page, full, '/evenements/nouveau')
  const box = page.locator('main input[type=checkbox]').first()
  const look = async () => (await box.screenshot()).toString('base64')
  const before = await look()
  await box.click()
  expect(await look()).not.toBe(before)
  await context.close()
})

describe('what is wrong with a page', () => {
  it('is named: what axe finds, and the texts that are too faint', async () => {
    const { context, page } = await openWindow(browser, full, 360)
    const inks = {
      'color: #777': 'Pâle',
      'color: #767676': 'Assez foncé',
      'color: #777; font-size: 24px': 'Assez grand',
      'color: #777; background: #000': 'Assez clair',
      'color: #555; background: rgb(0 0 0 / 0.5)': 'Teinté',
      'opacity: 0.5': 'Effacé',
      'color: #ccc; visibility: hidden': 'Caché',
    }
    const lines = Object.entries(inks).map(([style, text]) => `<p style="${style}">${text}</p>`)
    await page.setContent(
      `<html lang="fr"><title>Axe</title><main style="background: #fff"><h1>Axe</h1><img src="data:,">
      ${lines.join('')}<button disabled style="color: #ccc">Plus tard</button>`,
    )
    const faint = [
      '4.48 to 1: <p style="color: #777">Pâle</p>',
      '1.86 to 1: <p style="color: #555; background: rgb(0 0 0 / 0.5)">Teinté</p>',
      '4.00 to 1: <p style="opacity: 0.5">Effacé</p>',
    ]
    expect(await faintTexts(page)).toEqual(faint)
    expect(await findings(page)).toEqual(['image-alt: <img src="data:,">', ...faint])
    await context.close()
  })
})

/** On a desk and on a telephone, each with text of both sizes. */
async function expectSoundOnBoth(page: Page): Promise<void> {
  await expectSoundAtBothSizes(page)
  await resize(page, 360, 740)
  await expectSoundAtBothSizes(page)
  await resize(page, 1280, 860)
}

describe('the door', () => {
  it('is passed by who reads of accessibility', async () => {
    const api = await startRealApi()
    await api.signOut()
    const { context, page } = await openWindow(browser, api, 1280)
    await visit(page, api, '/accessibilite')
    await page.getByRole('heading', { name: /accessibilité/i, level: 1 }).waitFor()
    await expectSoundOnBoth(page)
    await visit(page, api, '/messages')
    await page.getByRole('heading', { name: 'Se connecter', level: 1 }).waitFor()
    await context.close()
    await api.close()
  })

  it('is sound', async () => {
    const fresh = await startRealApi({ scenario: 'new' })
    const { context, page, complaints, strangers } = await openWindow(browser, fresh, 1280)
    await visit(page, fresh, '/')
    await page.getByRole('heading', { name: 'Installer Tambour' }).waitFor()
    await expectSoundOnBoth(page)
    await aCommune(fresh.db)
    await visit(page, fresh, '/')
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    await expectSoundOnBoth(page)
    // Being told « 401 » is how one finds the door; the browser logs it whatever we do.
    expect(complaints.filter(text => !text.includes('401'))).toEqual([])
    expect(strangers).toEqual([])
    await context.close()
    await fresh.close()
  })
})
