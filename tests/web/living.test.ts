import type { Locator, Route } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { setUpWord } from '../../server/set-up/first-start.ts'
import { aConversation, aMessage } from '../support/builders/messages.ts'
import { api, browser, eachWindow, page, window } from './each-window.ts'
import { page as mairie, minute, password, START } from './morning.ts'
import { startRealApi } from './real-api.ts'
import { expectSound, openWindow, settle, visit } from './screen.ts'

eachWindow({})

/** Somebody answers Nadia from elsewhere. */
async function answerNadia(): Promise<void> {
  await aMessage(api.db, 1, { by: null, sentAt: START })
}

describe('what changes by itself', () => {
  it('comes at once, without a reload', async () => {
    await visit(page, api, '/')
    await page.getByRole('heading', { name: 'Nadia Kessler' }).waitFor()
    await answerNadia()
    api.tell('messages')
    await page.getByRole('heading', { name: 'Nadia Kessler' }).waitFor({ state: 'detached' })
    await page.getByText(/^2\s+personnes$/).waitFor()
    await expect.poll(() => page.title()).toBe('(2) Aujourd’hui · Tambour')
  })

  it('is also what one may do', async () => {
    await visit(page, api, '/')
    await page
      .getByRole('link', { name: /^Répondre/ })
      .first()
      .waitFor()
    await api.become('councillor')
    await page.getByRole('link', { name: /^Lire/ }).first().waitFor()
    await expect.poll(() => page.getByRole('link', { name: /^Répondre/ }).count()).toBe(0)
  })

  it('runs down each second, and is read out only when a line is passed', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    const marc = page.getByRole('article').filter({ hasText: 'Marc Dubois' })
    await marc.getByText(/^encore 11\s+min$/).waitFor()
    await page.clock.runFor('02:10')
    await marc.getByText(/^encore 9\s+min$/).waitFor()
    const spoken = page.locator('main p[role=status]')
    await expect.poll(() => spoken.textContent()).toBe('')
    await page.clock.runFor('02:00')
    await marc.getByText(/^encore 7\s+min$/).waitFor()
    await expect
      .poll(() => spoken.textContent())
      .toMatch(/^Julie Martin attend au-delà de l’objectif\.$/)
    await page.clock.runFor('02:00')
    await marc.getByText(/^encore 5\s+min$/).waitFor()
    await expect
      .poll(() => spoken.textContent())
      .toMatch(/^Marc Dubois attend depuis plus de 10\s+min\.$/)
    await page.clock.runFor('06:00')
    await marc.getByText(/^dépassé de 1\s+min$/).waitFor()
  })

  it('says that it may be old while the server is not heard, and catches up', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    const banner = page.getByText(/^Hors ligne/)
    api.cutStreams(true)
    const later = async () => {
      await page.clock.runFor(2_000)
      return banner.isVisible()
    }
    await expect.poll(later).toBe(true)
    await expectSound(page)
    await answerNadia()
    api.cutStreams(false)
    await expect.poll(later).toBe(false)
    await page.getByRole('heading', { name: 'Nadia Kessler' }).waitFor({ state: 'detached' })
  })
})

describe('a window whose place went to newer ones', () => {
  it('comes back when somebody looks at it, or later where somebody does', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    const look = (state: 'hidden' | 'visible') =>
      page.evaluate(state => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    const nadia = page.getByRole('heading', { name: 'Nadia Kessler' })
    let asked = 0
    page.on('request', request => {
      if (request.url().includes('/api/stream')) asked++
    })
    await look('hidden')
    await api.replaceStreams()
    await page.clock.runFor('05:00')
    expect(asked).toBe(0)
    await answerNadia()
    const seen = async () => {
      await look('visible')
      return await nadia.count()
    }
    await expect.poll(seen).toBe(0)
    expect(asked).toBe(1)
    await api.replaceStreams()
    const later = async () => {
      await page.clock.runFor('00:20')
      return asked
    }
    await expect.poll(later).toBe(2)
  })
})

describe('a line that was cut', () => {
  const failed = () => page.getByRole('heading', { name: 'Cette page n’a pas pu être chargée' })
  const delays = () => page.getByRole('heading', { name: 'Délais de réponse', level: 1 })
  const openDelays = () => page.getByRole('link', { name: 'Délais', exact: true }).first().click()
  /** Whether it is there once more time has passed. */
  const later = (shown: () => Locator, ms: number) => async () => {
    await page.clock.runFor(ms)
    return await shown().isVisible()
  }
  /** A page that is loaded anew has lost it. */
  const keepDocument = () => page.evaluate(() => Object.assign(globalThis, { isKept: true }))
  const isKept = () => page.evaluate(() => 'isKept' in globalThis)

  it('brings the code of a screen by itself once it is back, and asks nobody to reload', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    await keepDocument()
    await page.route(/\/assets\/|\/$/, route => route.abort())
    await openDelays()
    await failed().waitFor()
    await page.getByRole('alert').getByText('reprendra de lui-même').waitFor()
    await expect.poll(() => page.locator('main').textContent()).not.toMatch(/recharge|réessay/i)
    await page.clock.runFor(60_000)
    await expect.poll(() => failed().isVisible()).toBe(true)
    await page.unroute(/\/assets\/|\/$/)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await delays().waitFor()
    await expect.poll(() => isKept()).toBe(true)
  })

  it('is not taken for a new version where it comes back between two questions', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    await keepDocument()
    // Past the first minute a new version is loaded by itself.
    await page.clock.runFor(61_000)
    const cut = /\/assets\/|\/$/
    await page.route(cut, route => route.abort())
    await openDelays()
    await failed().waitFor()
    await page.route(/\/$/, async route => {
      await page.unroute(cut)
      await route.continue()
    })
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await delays().waitFor()
    await expect.poll(() => isKept()).toBe(true)
  })

  it('brings it without a word of the browser too', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    await page.route('**/assets/*.js', route => route.abort())
    await openDelays()
    await failed().waitFor()
    await page.unroute('**/assets/*.js')
    await expect.poll(later(delays, 2_000)).toBe(true)
  })

  it('brings the new version where the old one’s code is gone', async () => {
    await page.clock.install({ time: START })
    await visit(page, api, '/')
    await keepDocument()
    const gone = (route: Route) => route.fulfill({ status: 404, body: '' })
    await page.route('**/assets/*.js', gone)
    page.on('request', request => {
      if (request.isNavigationRequest()) void page.unroute('**/assets/*.js')
    })
    await openDelays()
    await failed().waitFor()
    // Not over and over.
    await page.clock.runFor(30_000)
    await expect.poll(() => isKept()).toBe(true)
    await expect.poll(later(delays, 10_000)).toBe(true)
    await expect.poll(() => isKept()).toBe(false)
  })

  it('opens Tambour by itself', async () => {
    await page.clock.install({ time: START })
    await page.route('**/api/me', route => route.abort())
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Tambour ne répond pas' }).waitFor()
    await page.getByText('s’ouvrira de lui-même').waitFor()
    await expectSound(page)
    await page.clock.runFor(10_000)
    await page.unroute('**/api/me')
    const today = () => page.getByRole('heading', { name: 'Aujourd’hui', level: 1 })
    await expect.poll(later(today, 2_000)).toBe(true)
  })

  it('brings what a screen asks for only once', async () => {
    await page.clock.install({ time: START })
    await page.route('**/api/connectors', route => route.abort())
    await visit(page, api, '/canaux/connecter')
    await page.getByRole('alert').getByText('n’a pas répondu').waitFor()
    await page.unroute('**/api/connectors')
    api.cutStreams(true)
    const banner = () => page.getByText(/^Hors ligne/)
    await expect.poll(later(banner, 2_000)).toBe(true)
    api.cutStreams(false)
    await expect.poll(later(banner, 2_000)).toBe(false)
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })
})

describe('the session', () => {
  it('ends without losing one’s place or one’s words', async () => {
    await visit(page, api, '/messages/2')
    await page.locator('textarea').fill('Bonjour, je vous réponds')
    await api.signOut()
    // That somebody writes is told as well, and may meet the end of the session before.
    await page.evaluate(() => {
      const send = document.querySelector('form button[type=submit]')
      if (send instanceof HTMLElement) send.click()
    })
    await page.getByText('Votre session est terminée.').waitFor()
    await expectSound(page)
    await page.getByLabel('Adresse électronique').fill('claire.morel@sommeville.example')
    await page.getByLabel('Mot de passe').fill('pas le bon')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('alert').getByText('n’est pas le bon').waitFor()
    await expectSound(page)
    await page.getByLabel('Mot de passe').fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('Bonjour, je vous réponds')
  })

  it('is left by the menu, and leaves nothing behind', async () => {
    await visit(page, api, '/messages/2')
    await page.locator('textarea').fill('Bonjour')
    // Who one is was being asked: that one went elsewhere is nothing that its answer says.
    const asked = Promise.withResolvers<Route>()
    await page.route('**/api/me', asked.resolve)
    await api.become('officer')
    const late = await asked.promise
    const answer = await late.fetch()
    await page.evaluate(() => Object.assign(globalThis, { isKept: true }))
    await page.getByRole('button', { name: /Menu/ }).click()
    await page.locator('#menu-large').getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    await late.fulfill({ response: answer })
    await settle(page)
    expect(await page.evaluate(() => 'isKept' in globalThis)).toBe(true)
    expect(await api.db.selectFrom('session').selectAll().execute()).toEqual([])
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  it('begins with setting up, which leads to the channels', async () => {
    const fresh = await startRealApi({ scenario: 'new' })
    onTestFinished(() => fresh.close())
    const word = setUpWord(fresh.context.secrets)
    await visit(page, fresh, `/?mot=${word}`)
    await expect.poll(() => page.getByLabel('Mot affiché au démarrage').inputValue()).toBe(word)
    await page.getByLabel('Nom de la commune').fill('Valcourt')
    await page.getByLabel('Votre nom').fill('Claire Morel')
    await page.getByLabel('Adresse électronique').fill('claire@valcourt.example')
    await page.getByLabel('Mot de passe').fill('court')
    await page.getByRole('button', { name: 'Créer la commune' }).click()
    // The browser itself refuses what is too short.
    expect(await fresh.db.selectFrom('commune').selectAll().execute()).toEqual([])
    await page.getByLabel('Mot de passe').fill('une phrase assez longue')
    await page.getByRole('button', { name: 'Créer la commune' }).click()
    await page.getByRole('heading', { name: 'Canaux', level: 1 }).waitFor()
    await settle(page)
    expect(new URL(page.url()).pathname).toBe('/canaux')
    await page.getByText('Aucun canal connecté').waitFor()
    await page.locator('header').getByText('Valcourt', { exact: true }).waitFor()
  })
})

describe('going from screen to screen', () => {
  it('moves the focus to the title, closes the menu, and keeps the way back', async () => {
    await window.context.close()
    const { page, complaints } = await openWindow(browser, api, 360)
    await visit(page, api, '/')
    await page.getByRole('button', { name: 'Plus' }).click()
    await page
      .locator('#menu-small')
      .getByRole('link', { name: /Canaux/ })
      .click()
    await page.getByRole('heading', { name: 'Canaux', level: 1 }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Canaux')
    await page.locator('#menu-small').waitFor({ state: 'hidden' })
    await page.goBack()
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(complaints).toEqual([])
  })

  it('skips the navigation', async () => {
    await visit(page, api, '/delais')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  })

  it('opens the list behind a figure, and closes it with Escape', async () => {
    const channel = await mairie(api.db)
    for (const [by, days] of [
      ['Élodie Blanc', 1],
      ['Yann Prigent', 1],
      ['Léa Simon', 7],
    ] as const) {
      const sentAt = minute(-days * 1_440)
      const answer = { by: null, sentAt: sentAt + 40 * 60_000 }
      await aConversation(api.db, channel, { messages: [{ by, sentAt }, answer] })
    }
    await visit(page, api, '/delais')
    await page.getByRole('link', { name: /en retard$/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Réponses en retard' })
    await dialog.getByText('Élodie Blanc').waitFor()
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('en retard')
    const weeks = page.getByRole('region', { name: 'Semaine après semaine' })
    const table = weeks.getByRole('button', { name: 'En tableau' })
    await table.click()
    await page.getByRole('row', { name: /Semaine du 16\s+novembre/ }).waitFor()
    await expectSound(page)
  })
})
