import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { sendMails } from '../../../server/mail/outbox.ts'
import { deliverDue } from '../../../server/publishing/deliver.ts'
import { consentMails } from '../../../server/subscribers/mail.ts'
import { broadcastPushes } from '../../../server/subscribers/push.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { aTheme } from '../../support/builders/subscribers.ts'
import { type PlayedBrowser, playedPushService } from '../../support/network/push-service.ts'
import { openAddress } from '../address.ts'
import { startRealApi } from '../real-api.ts'
import { expectSoundInBothThemes } from '../screen.ts'

let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  const viewport = { width: 360, height: 740 }
  context = await browser.newContext({ locale: 'fr-FR', viewport, serviceWorkers: 'allow' })
  page = await context.newPage()
  onTestFinished(() => context.close())
})

/** A village with two themes of notifications, and one of mails. */
async function village() {
  // A service worker asks a server, and no test in its place.
  const address = await openAddress()
  const api = await startRealApi({ settings: { loopbackFeeds: true }, address })
  onTestFinished(async () => {
    await api.close()
    await address.close()
  })
  const { context: ours, commune: communeId } = api
  const school = await aTheme(ours, communeId, 'École et jeunesse')
  await aTheme(ours, communeId, 'Fêtes et sorties')
  await aTheme(ours, communeId, 'Travaux', 'newsletter')
  const subscribers = async () =>
    await api.db.selectFrom('subscriber').select(['way', 'state']).execute()
  return { ...api, ours, communeId, school, subscribers }
}

/** A headless browser has no push service: it is told to have this one’s address. */
async function withPush({ subscription }: PlayedBrowser, permission = 'granted'): Promise<void> {
  const { endpoint, keys } = subscription
  await page.addInitScript(
    ([json, allowed]) => {
      let own: PushSubscription | null = null
      const made = (options: PushSubscriptionOptionsInit | undefined) => {
        const text = String(options?.applicationServerKey).replaceAll('-', '+').replaceAll('_', '/')
        const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0))
        return {
          options: { applicationServerKey: bytes.buffer },
          toJSON: () => json,
          unsubscribe: async () => true,
        } as unknown as PushSubscription
      }
      PushManager.prototype.getSubscription = async () => own
      PushManager.prototype.subscribe = async options => {
        own = made(options)
        return own
      }
      Object.defineProperty(Notification, 'permission', { get: () => allowed })
      Notification.requestPermission = async () => allowed as NotificationPermission
    },
    [{ endpoint, keys }, permission] as const,
  )
}

describe('the page on which residents sign up', () => {
  it('turns a theme on by one press and off by another, and then its posts arrive', async () => {
    const v = await village()
    const played = (await playedPushService()).subscribe()
    await withPush(played)
    await page.goto(`${v.origin}/agenda/s-abonner`)
    await page.getByRole('link', { name: 'Choisir ce que je veux recevoir' }).click()
    const box = page.getByRole('checkbox', { name: 'École et jeunesse' })
    await box.check()
    await page.getByText('C’est noté').waitFor()
    await expect.poll(v.subscribers).toEqual([{ way: 'push', state: 'active' }])
    const post = await aPost(v.ours.db, v.communeId, { text: 'Rentrée lundi.' })
    const dueAt = v.clock.now()
    await aDelivery(v.ours.db, post, v.school.id, { dueAt, nextAt: dueAt })
    await deliverDue(v.ours, { worker: 'test' })
    await sendMails(v.ours, broadcastPushes)
    expect(played.received).toMatchObject([{ payload: { title: 'Rentrée lundi.' } }])
    await box.uncheck()
    await page.getByText('ne vous préviendra plus').waitFor()
    await expect.poll(v.subscribers).toEqual([])
  })

  it('says what to do where the browser refuses, and keeps nothing', async () => {
    const v = await village()
    await withPush((await playedPushService()).subscribe(), 'denied')
    await page.goto(`${v.origin}/abonnement`)
    const box = page.getByRole('checkbox', { name: 'École et jeunesse' })
    await box.click()
    await page.getByText('autorisez-les dans les réglages').waitFor()
    await expect.poll(() => box.isChecked()).toBe(false)
    expect(await v.subscribers()).toEqual([])
  })

  it('signs an address up by the button of the page that its mail leads to', async () => {
    const v = await village()
    await page.goto(`${v.origin}/abonnement`)
    v.clock.advance(10_000)
    await page.getByLabel('Votre adresse électronique').fill('anne@exemple.fr')
    await page.getByRole('button', { name: 'M’abonner' }).click()
    await page.getByText('Un courriel est parti').waitFor()
    await sendMails(v.ours, consentMails)
    const [link = ''] = /\/abonnement\/lien\/\S+/.exec(v.mailer.mails[0]?.text ?? '') ?? []
    await page.goto(`${v.origin}${link}`)
    expect(await v.subscribers()).toEqual([{ way: 'mail', state: 'pending' }])
    await page.getByRole('button', { name: 'Oui, m’abonner' }).click()
    await page.getByText('Vous êtes abonné').waitFor()
    await expect.poll(v.subscribers).toEqual([{ way: 'mail', state: 'active' }])
  })

  it('is sound for everybody, narrow, in both themes, and without script', async () => {
    const v = await village()
    await page.goto(`${v.origin}/abonnement`)
    await page.getByRole('heading', { name: 'Recevoir les nouvelles' }).waitFor()
    await expectSoundInBothThemes(page)
    const plain = await browser.newContext({ javaScriptEnabled: false })
    onTestFinished(() => plain.close())
    const there = await plain.newPage()
    await there.goto(`${v.origin}/abonnement`)
    await there.getByText('activez-y JavaScript').waitFor()
    expect(await there.getByRole('button', { name: 'M’abonner' }).isEnabled()).toBe(true)
  })
})
