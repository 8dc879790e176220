import { describe, expect, it } from 'vitest'
import { api, eachWindow, oneWindow, page } from './each-window.ts'
import { expectSound, visit, walkTo } from './screen.ts'

const onTelephone = async () => {
  await page.setViewportSize({ width: 360, height: 740 })
}

const language = async () => {
  const claire = api.db.selectFrom('user').select('language').where('id', '=', 'u1')
  return (await claire.executeTakeFirstOrThrow()).language
}

const message = 'Tambour a rencontré une erreur, réessayez dans un instant.'
const fault = { status: 500, body: { error: 'internal', message } } as const

describe('a screen whose data does not come', () => {
  oneWindow({}, onTelephone)

  it.each([
    ['/', '/api/today', 'Qui attend une réponse'],
    ['/messages', '/api/conversations', 'Marc Dubois'],
    ['/messages/2', '/api/conversations/2', 'Répondre à Julie Martin'],
    ['/delais', '/api/reports/replies/figures', 'Combien de temps'],
    ['/combien-de-personnes', '/api/reports/audience', 'Canal par canal'],
    ['/fiche-de-preuves', '/api/reports/evidence', 'Chiffres de l’année'],
    ['/evenements', '/api/events', 'Loto des aînés'],
    ['/evenements/1', '/api/events/1', 'Publiée, vérifiée'],
    ['/canaux', '/api/channels', 'Nos canaux'],
    ['/recapitulatif', '/api/digest', 'Destinataires'],
    ['/reglages/horaires', '/api/opening-hours', 'En vigueur'],
    ['/reglages/personnes', '/api/people', 'Hugo Lambert'],
  ])('%s says why, and goes on when asked again', async (path, asked, shown) => {
    api.fail('GET', asked, fault)
    // What the first screen shows is asked for by every other too.
    await (path === '/' ? visit : walkTo)(page, api, path)
    const alert = page.getByRole('alert')
    await alert.getByText(message).waitFor()
    await expectSound(page)
    await alert.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText(shown).first().waitFor()
    await expect.poll(() => page.getByText(message).count()).toBe(0)
  })
})

describe('a screen without its data', () => {
  eachWindow({}, onTelephone)

  it('shows a skeleton only when it takes time', async () => {
    api.fail('GET', '/api/channels', 'hang')
    await page.goto(`${api.origin}/canaux`)
    await page.locator('.skeleton').first().waitFor()
    await expectSound(page)
  })

  it('keeps what it has when it cannot be refreshed', async () => {
    await page.goto(`${api.origin}/evenements`)
    await page.getByText('Loto des aînés').waitFor()
    api.fail('GET', '/api/events', fault)
    api.tell('deliveries')
    await page.getByText('n’a pas pu être mis à jour').waitFor()
    await page.getByText('Loto des aînés').waitFor()
    await expectSound(page)
  })

  it('says that the server is away, and comes in when it is back', async () => {
    api.fail('GET', '/api/me', { status: 503, body: { error: 'x', message } })
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Tambour ne répond pas' }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).waitFor()
  })

  it.each(['refused', 'hanging'])(
    'opens in the language chosen here, its keeping %s',
    async how => {
      await page.addInitScript(() => localStorage.setItem('tambour.language', 'en'))
      api.fail('PUT', '/api/me/language', how === 'hanging' ? 'hang' : fault)
      await page.goto(api.origin)
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      await expect.poll(() => language()).toBe('fr')
      await page.reload()
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
      await expect.poll(language).toBe('en')
    },
  )

  it('says that a screen’s own code did not come', async () => {
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).waitFor()
    await page.route('**/assets/*.js', route => route.abort())
    await page
      .getByRole('link', { name: /Délais/ })
      .last()
      .click()
    await page.getByRole('heading', { name: 'Cette page n’a pas pu être chargée' }).waitFor()
    await expectSound(page)
  })
})
