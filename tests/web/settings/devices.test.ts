import { describe, expect, it } from 'vitest'
import { type PlayedBrowser, playedPushService } from '../../support/network/push-service.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { expectSoundAtBothSizes, visit } from '../screen.ts'

eachWindow({ role: 'officer' })

/** A browser of which the person allows notifications, whose maker's push service is the played one. */
async function playSubscriptions({ subscription }: PlayedBrowser): Promise<void> {
  await window.context.grantPermissions(['notifications'], { origin: api.origin })
  await window.context.addInitScript(played => {
    Notification.requestPermission = async () => 'granted'
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    let isThere = false
    const asSubscription = {
      options: { applicationServerKey: null },
      toJSON: () => played,
      async unsubscribe() {
        isThere = false
        return true
      },
    } as unknown as PushSubscription
    PushManager.prototype.getSubscription = async () => (isThere ? asSubscription : null)
    PushManager.prototype.subscribe = async () => {
      isThere = true
      return asSubscription
    }
  }, subscription)
}

describe('one’s devices', () => {
  it('are added by a press, named, tried, and gone once one signs out', async () => {
    const service = await playedPushService()
    const browser = service.subscribe()
    await playSubscriptions(browser)
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: 'Prévenir sur cet appareil' }).click()
    const line = page.getByRole('listitem').filter({ hasText: 'cet appareil, ajouté' })
    await line
      .getByText(/, Linux$/)
      .first()
      .waitFor()
    await page.getByText('Cet appareil est ajouté').waitFor()
    await expectSoundAtBothSizes(page)

    await line.getByRole('button', { name: 'Renommer' }).click()
    await page.getByRole('dialog').getByLabel('Nom de l’appareil').fill('Poste de l’accueil')
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await line.getByText('Poste de l’accueil', { exact: true }).first().waitFor()

    await line.getByRole('button', { name: 'Essayer' }).click()
    await page.getByText('L’essai est parti vers Poste de l’accueil').waitFor()
    expect(browser.received).toMatchObject([{ payload: { kind: 'test' } }])
    service.says = () => 403
    await line.getByRole('button', { name: 'Essayer' }).click()
    await page.getByText(/refuse de prévenir cet appareil \(code 403\)/).waitFor()
    await visit(page, api, '/reglages/permanence')
    await line
      .getByText(/^N’a pas été prévenu/)
      .first()
      .waitFor()
    await expectSoundAtBothSizes(page)

    await page.getByLabel('Montrer qui écrit et les premiers mots').check()
    await expect
      .poll(() => api.db.selectFrom('member').select('alertQuotes').execute())
      .toContainEqual({ alertQuotes: 1 })

    await page.getByRole('button', { name: /^Hugo Lambert/ }).click()
    await page.locator('#menu-large').getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByLabel('Mot de passe').waitFor()
    expect(await api.db.selectFrom('alertDevice').selectAll().execute()).toEqual([])
  })

  it('say that they are still there at each load, and are none once they were removed', async () => {
    const browser = (await playedPushService()).subscribe()
    await playSubscriptions(browser)
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: 'Prévenir sur cet appareil' }).click()
    await page.getByText('Cet appareil est ajouté').waitFor()
    const told = () =>
      page.waitForResponse(
        answer => answer.url().includes('/api/me/devices/') && answer.request().method() === 'PUT',
      )
    let answered = told()
    await visit(page, api, '/')
    expect((await answered).status()).toBe(200)
    await api.db.deleteFrom('alertDevice').execute()
    answered = told()
    await visit(page, api, '/')
    expect((await answered).status()).toBe(404)
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: 'Prévenir sur cet appareil' }).waitFor()
  })

  it('are told why they cannot be', async () => {
    await window.context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'PushManager')
      const name = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1'
      const isTelephone = location.hash === '#iphone'
      if (isTelephone) Object.defineProperty(navigator, 'userAgent', { get: () => name })
    })
    await visit(page, api, '/reglages/permanence')
    await page.getByText('Ce navigateur ne peut pas prévenir').waitFor()
    await page.goto(`${api.origin}/reglages/permanence#iphone`)
    await page.reload()
    const steps = page.getByRole('region', { name: 'Ajouter Tambour à l’écran d’accueil' })
    await expect.poll(() => steps.getByRole('listitem').count()).toBe(3)
    await expectSoundAtBothSizes(page)
  })

  it('may be something else that one reads; a webhook’s key is shown once', async () => {
    const { url } = await playedPushService()
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: /^Ajouter ntfy/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Sujet ntfy').waitFor()
    await dialog.getByLabel('Par', { exact: true }).selectOption('free-mobile')
    await dialog.getByLabel('Identifiant Free Mobile').waitFor()
    await expectSoundAtBothSizes(page)
    await dialog.getByLabel('Par', { exact: true }).selectOption('webhook')
    await dialog.getByLabel('Nom').fill('Standard')
    await dialog.getByLabel('Adresse du webhook').fill(`${url}/hook`)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/^whsec_/).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Standard' }).waitFor()
    await expectSoundAtBothSizes(page)
  })

  it('are missed by an administrator where nobody will be told', async () => {
    api.context.mailer = null
    await api.become('administrator')
    await visit(page, api, '/')
    await page.getByRole('link', { name: /^Personne ne sera prévenu/ }).click()
    await page
      .getByText(/^Aucune alerte ne l’atteindra/)
      .first()
      .waitFor()
    await expectSoundAtBothSizes(page)
  })
})
