import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import type { Row } from '../../../server/database/schema.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { START, told } from '../morning.ts'
import { expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

async function change(id: number, values: Partial<Row<'delivery'>>): Promise<void> {
  await api.db.updateTable('delivery').set(values).where('id', '=', id).execute()
}

const badge = (on: Page) =>
  on
    .getByRole('navigation')
    .getByRole('link', { name: /^Événements/ })
    .first()

describe('what did not go out', () => {
  it('is counted in the navigation and listed with its sentence, live', async () => {
    await walkTo(page, api, '/')
    await badge(page)
      .getByText(/^2\spublications à regarder$/)
      .waitFor({ state: 'attached' })
    await change(21, { state: 'missed', nextAt: null, reason: told('L’heure est passée.') })
    api.tell('deliveries')
    await badge(page)
      .getByText(/^3\spublications à regarder$/)
      .waitFor({ state: 'attached' })
    const missed = page.getByRole('listitem').filter({ hasText: 'L’heure est passée.' }).last()
    await missed.getByRole('button', { name: /^Publier maintenant/ }).click()
    await api.deliver(21)
    await missed.waitFor({ state: 'detached' })
    await expectSoundAtBothSizes(page)
    expect(window.complaints).toEqual([])
  })

  it('is looked at again where it is online and nobody sees it as it should be', async () => {
    await change(21, {
      ...{ state: 'published', nextAt: null, remoteId: 'r21', publishedAt: START },
      reason: told('La publication n’est pas visible du public.'),
    })
    await walkTo(page, api, '/evenements/2')
    const unseen = page.locator('#publication-21')
    await unseen.getByText('À vérifier').waitFor()
    await page.locator('main').getByText('n’est pas visible du public').waitFor()
    await unseen.click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Relire/ })
      .click()
    await api.deliver(21)
    await unseen.getByText('Publiée, vérifiée').waitFor()
  })

  it('leads to its place on the page of its event, which says what is out', async () => {
    await walkTo(page, api, '/')
    const failed = page.getByRole('listitem').filter({ hasText: 'a refusé la publication' })
    await failed.getByRole('link', { name: 'Loto des aînés' }).click()
    await page.getByRole('heading', { name: 'Loto des aînés', level: 1 }).waitFor()
    expect(new URL(page.url()).hash).toBe('#publication-12')
    await page.getByText(/^1\spublication sur 2 est en ligne/).waitFor()
    await settle(page)
    await expectSoundAtBothSizes(page)
  })

  it('is to be reconnected first where its channel is paused', async () => {
    const channels = api.db.updateTable('channel')
    await channels.set({ state: 'disconnected' }).where('id', '=', 3).execute()
    await channels.set({ state: 'paused', pausedAt: START }).where('id', '=', 1).execute()
    const reason = told('Le canal « Page de la mairie » est en pause.')
    await change(21, { nextAt: null, reason })
    await walkTo(page, api, '/evenements/2')
    const parked = page.locator('#publication-21')
    await page.locator('main').getByText('est en pause.').waitFor()
    await parked.click()
    const dialog = page.getByRole('dialog')
    const reconnect = dialog.getByRole('link', { name: 'Reconnecter Page de la mairie' })
    await reconnect.waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: /^Publier/ }).count()).toBe(0)
    await reconnect.click()
    await page.getByRole('heading', { name: 'Canaux', level: 1 }).waitFor()
    expect(new URL(page.url()).hash).toBe('#canal-1')
    await walkTo(page, api, '/evenements/1')
    await page.locator('#publication-12').click()
    await dialog.getByRole('link', { name: /^Reconnecter/ }).waitFor()
    await expect.poll(() => dialog.getByRole('button', { name: /^Réessayer/ }).count()).toBe(0)
  })
})

describe('a person’s word on what nobody knows', () => {
  const deny = async () => {
    await walkTo(page, api, '/evenements/2')
    await page.locator('#publication-22').click()
    await page.getByRole('button', { name: /^Elle n’est pas parue/ }).click()
  }

  it('sends again what is not online, and says so', async () => {
    await deny()
    await page.getByText('La publication repart.').waitFor()
  })

  it('sends nothing where a last look finds it, and says that', async () => {
    const find = async () => ({ kind: 'found', remoteId: 'r22', url: null }) as const
    api.context.connectors.facebook = { ...facebook, find }
    await deny()
    await page.getByText(/^Tambour l’a trouvée en ligne/).waitFor()
    expect(await page.getByText('non parue').count()).toBe(0)
  })
})

/** The browser's notifications, allowed before, as the page would have shown them. */
async function allowNotifications(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    class Played extends EventTarget {
      static permission = 'granted'
      static shown: { title: string; body: string | undefined }[] = []
      constructor(title: string, options: NotificationOptions) {
        super()
        Played.shown.push({ title, body: options.body })
      }
    }
    Object.assign(globalThis, { Notification: Played })
  })
}

async function shown(on: Page): Promise<{ title: string; body: string }[]> {
  return await on.evaluate(() => Reflect.get(Notification, 'shown'))
}

describe('a notification of what did not go out', () => {
  it('comes once for what is new, where notifications are allowed', async () => {
    await allowNotifications(window.context)
    await walkTo(page, api, '/delais')
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).join()))
      .toContain('tambour.troubles.')
    await expect.poll(() => shown(page)).toEqual([])
    const reason = told('Le réseau refuse.')
    await change(21, { state: 'failed', attempts: 1, nextAt: null, reason })
    api.tell('deliveries')
    await expect.poll(() => shown(page)).toHaveLength(1)
    expect((await shown(page))[0]).toMatchObject({
      title: expect.stringMatching(/^1\spublication à regarder$/),
      body: 'Marché de Noël, Page de la mairie\nLe réseau refuse.',
    })
    api.tell('deliveries')
    await settle(page)
    await expect.poll(() => shown(page)).toHaveLength(1)
  })
})
