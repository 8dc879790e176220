import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectChromium } from '../support/browser/browser.ts'
import { type RealApi, startRealApi } from './real-api.ts'
import { expectSound, openWindow, settle } from './screen.ts'

let browser: Browser
let api: RealApi
beforeAll(async () => {
  browser = await connectChromium()
  api = await startRealApi()
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})

const language = async () => {
  const claire = api.db.selectFrom('user').select('language').where('id', '=', 'u1')
  return (await claire.executeTakeFirstOrThrow()).language
}

const message = 'Tambour a rencontré une erreur, réessayez dans un instant.'
const fault = { status: 500, body: { error: 'internal', message } } as const

describe('a screen whose data does not come', () => {
  it.each([
    ['/', '/api/today', 'Qui attend une réponse'],
    ['/messages', '/api/conversations', 'Marc Dubois'],
    ['/messages/2', '/api/conversations/2', 'Répondre à Julie Martin'],
    ['/delais', '/api/reports/replies/figures', 'Combien de temps'],
    ['/evenements', '/api/events', 'Loto des aînés'],
    ['/evenements/1', '/api/events/1', 'Publiée, vérifiée'],
    ['/canaux', '/api/channels', 'Nos canaux'],
    ['/recapitulatif', '/api/digest', 'Destinataires'],
    ['/reglages/horaires', '/api/opening-hours', 'En vigueur'],
    ['/reglages/personnes', '/api/people', 'Hugo Lambert'],
  ])('%s says why, and goes on when asked again', async (path, asked, shown) => {
    const { context, page } = await openWindow(browser, api, 360)
    api.fail('GET', asked, fault)
    await page.goto(api.origin + path)
    const alert = page.getByRole('alert')
    await alert.getByText(message).waitFor()
    await settle(page)
    await expectSound(page)
    await alert.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText(shown).first().waitFor()
    expect(await page.getByText(message).count()).toBe(0)
    await context.close()
  })

  it('shows a skeleton only when it takes time', async () => {
    const { context, page } = await openWindow(browser, api, 360)
    api.fail('GET', '/api/channels', 'hang')
    await page.goto(`${api.origin}/canaux`)
    await page.locator('.skeleton').first().waitFor()
    await expectSound(page)
    await context.close()
  })

  it('keeps what it has when it cannot be refreshed', async () => {
    const { context, page } = await openWindow(browser, api, 360)
    await page.goto(`${api.origin}/evenements`)
    await page.getByText('Loto des aînés').waitFor()
    api.fail('GET', '/api/events', fault)
    api.tell('deliveries')
    await page.getByText('n’a pas pu être mis à jour').waitFor()
    await page.getByText('Loto des aînés').waitFor()
    await expectSound(page)
    await context.close()
  })

  it('says that the server is away, and comes in when it is back', async () => {
    const { context, page } = await openWindow(browser, api, 360)
    api.fail('GET', '/api/me', { status: 503, body: { error: 'x', message } })
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Tambour ne répond pas' }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).waitFor()
    await context.close()
  })

  it.each(['refused', 'hanging'])(
    'opens in the language chosen here, its keeping %s',
    async how => {
      const { context, page } = await openWindow(browser, api, 360)
      await context.addInitScript(() => localStorage.setItem('tambour.language', 'en'))
      api.fail('PUT', '/api/me/language', how === 'hanging' ? 'hang' : fault)
      await page.goto(api.origin)
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      expect(await language()).toBe('fr')
      await page.reload()
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      await expect.poll(language).toBe('en')
      await api.db.updateTable('user').set({ language: 'fr' }).execute()
      await context.close()
    },
  )

  it('says that a screen’s own code did not come', async () => {
    const { context, page } = await openWindow(browser, api, 360)
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).waitFor()
    await page.route('**/assets/*.js', route => route.abort())
    await page
      .getByRole('link', { name: /Délais/ })
      .last()
      .click()
    await page.getByRole('heading', { name: 'Cette page n’a pas pu être chargée' }).waitFor()
    await expectSound(page)
    await context.close()
  })
})
