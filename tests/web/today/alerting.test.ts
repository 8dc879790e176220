import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aNotice } from '../../support/builders/alerts.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute } from '../morning.ts'
import { expectSound, settle, visit } from '../screen.ts'

eachWindow({ role: 'officer' })

/** The browser's notifications, as a page would have shown them; what it shows is kept in it. */
async function playNotifications(context: BrowserContext, state: NotificationPermission) {
  await context.addInitScript(permission => {
    class Played extends EventTarget {
      static permission = permission
      static shown: Played[] = []
      static async requestPermission() {
        Played.permission = 'granted'
        return Played.permission
      }
      readonly title: string
      readonly options: NotificationOptions
      isClosed = false
      constructor(title: string, options: NotificationOptions) {
        super()
        this.title = title
        this.options = options
        Played.shown.push(this)
      }
      close() {
        this.isClosed = true
      }
    }
    Object.assign(globalThis, { Notification: Played })
  }, state)
}

type Shown = { title: string; body?: string; tag?: string }

async function notified(on: Page): Promise<Shown[]> {
  return await on.evaluate(() => {
    const played: { shown: { title: string; options: NotificationOptions }[] } =
      Object(Notification)
    return played.shown.map(({ title, options: { body, tag } }) => ({ title, body, tag }))
  })
}

async function clickNotification(on: Page): Promise<void> {
  await on.evaluate(() => {
    const played: { shown: EventTarget[] } = Object(Notification)
    played.shown.at(-1)?.dispatchEvent(new Event('click'))
  })
}

/** In a tab beside. */
async function goTo(other: Page, path: string): Promise<void> {
  // What is told before it listens is not for it to hear.
  const listening = other.waitForResponse(response => response.url().includes('/api/stream'))
  await other.goto(api.origin + path)
  await other.locator('h1').waitFor()
  await listening
}

/** Hugo is told that Marc has waited for so many minutes. */
async function notice(minutes: number): Promise<void> {
  const hugo = { communeId: 1, userIds: ['u2'], at: minute(4) }
  await aNotice(api.db, hugo, [{ messageId: 301, minutes }])
}

/** A notice is raised while the page is open. */
async function raise(minutes = 8): Promise<void> {
  await notice(minutes)
  api.tell('alerts')
}

describe('the browser’s notification', () => {
  it('tells what was missed while nothing could be heard, and not what was before the first visit', async () => {
    await playNotifications(window.context, 'granted')
    await notice(8)
    await visit(page, api, '/')
    expect(await notified(page)).toEqual([])
    api.cutStreams(true)
    await notice(12)
    api.cutStreams(false)
    await expect.poll(() => notified(page)).toHaveLength(1)
  })

  it('is shown once for two tabs and after a reload, and names nobody', async () => {
    await playNotifications(window.context, 'granted')
    await visit(page, api, '/')
    const other = await window.context.newPage()
    await goTo(other, '/')
    await raise()
    const all = async () => [...(await notified(page)), ...(await notified(other))]
    await expect.poll(all).toHaveLength(1)
    const [shown] = await all()
    expect(shown?.tag).toBe('tambour-alert-1')
    expect(shown?.title).toMatch(/^1\s+personne attend une réponse$/)
    expect(shown?.body).toMatch(/^Public, Page de la mairie\nReçu à 10\s+h\s+08/)
    expect(JSON.stringify(shown)).not.toMatch(/Marc|stand|Noël/)
    await page.bringToFront()
    await page.reload()
    await settle(page)
    expect(await notified(page)).toEqual([])
  })

  it('opens the conversation when it is clicked', async () => {
    await playNotifications(window.context, 'granted')
    await visit(page, api, '/canaux')
    await raise()
    await expect.poll(() => notified(page)).toHaveLength(1)
    await clickNotification(page)
    await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/messages/3')
  })

  it('is asked for by a button, and told in words', async () => {
    await playNotifications(window.context, 'default')
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: 'Autoriser les notifications' }).click()
    await page.getByText(/^Autorisées/).waitFor()
    expect(await notified(page)).toEqual([])
    await raise()
    await expect.poll(() => notified(page)).toMatchObject([{ tag: 'tambour-alert-1' }])
  })

  it.each([
    ['denied', 'Refusées.'],
    ['granted', 'Autorisées'],
  ] as const)('says when it is %s', async (state, sentence) => {
    await playNotifications(window.context, state)
    await visit(page, api, '/reglages/permanence')
    await page.getByText(sentence).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Autoriser/ }).count()).toBe(0)
  })

  it('is not there in a browser that has none', async () => {
    await window.context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'Notification')
    })
    await visit(page, api, '/reglages/permanence')
    await page.getByText('Ce navigateur n’en affiche pas').waitFor()
    const asked = page.waitForResponse(response => response.url().includes('/api/alerts'))
    await raise()
    await asked
    expect(window.complaints).toEqual([])
  })
})

const duties = () => api.db.selectFrom('duty').selectAll().orderBy('fromDate').execute()
const alertMinutes = async () =>
  (await api.db.selectFrom('commune').select('alertMinutes').executeTakeFirstOrThrow()).alertMinutes

describe('the roster', () => {
  it('gets somebody, on call in the evening, and takes it back', async () => {
    await visit(page, api, '/reglages/permanence')
    await page.getByText(/^Astreinte de 18\s+h à 22\s+h$/).waitFor()
    await page.getByRole('button', { name: 'Ajouter une permanence' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ajouter une permanence' })
    await dialog.getByLabel('Qui').selectOption({ label: 'Hugo Lambert' })
    await dialog.getByLabel('Du').fill('2026-12-24')
    await dialog.getByLabel('Au').fill('2026-12-20')
    await dialog.getByText('La fin ne peut pas précéder le début.').waitFor()
    await dialog.getByLabel('Au').fill('2026-12-26')
    await dialog.getByLabel('Avec une astreinte').check()
    await dialog.getByLabel('De', { exact: true }).fill('20:00')
    await dialog.getByLabel('À', { exact: true }).fill('06:00')
    await dialog.getByText(/^Plus tôt que le début/).waitFor()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    // It begins in a month: nobody is on duty by it today.
    await page.getByText('La permanence d’Hugo Lambert est ajoutée.').waitFor()
    await page.getByText(/^du 24 au 26\s+décembre 2026$/).waitFor()
    await page.getByText(/^Astreinte de 20\s+h à 6\s+h le lendemain$/).waitFor()
    expect((await duties()).at(-1)).toMatchObject({
      userId: 'u2',
      fromDate: '2026-12-24',
      toDate: '2026-12-26',
      callFrom: '20:00',
      callTo: '06:00',
    })
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(duties).toHaveLength(2)
  })

  it('is changed, and what was taken off is put back', async () => {
    await visit(page, api, '/reglages/permanence')
    await page.getByRole('button', { name: /^Modifier Claire Morel/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Jusqu’à nouvel ordre').check()
    await dialog.getByLabel('Avec une astreinte').uncheck()
    await dialog.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/^depuis le lundi 23\s+novembre, jusqu’à nouvel ordre$/).waitFor()
    const [first] = await duties()
    expect(first).toMatchObject({ toDate: null, callFrom: null, callTo: null })
    await page.getByRole('button', { name: /^Retirer Hugo Lambert/ }).click()
    await page.getByText('La permanence d’Hugo Lambert est retirée.').waitFor()
    expect(await duties()).toHaveLength(1)
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
    await page.getByText(/^à partir du lundi 30\s+novembre/).waitFor()
  })

  it('keeps what was typed when the server refuses', async () => {
    await visit(page, api, '/reglages/permanence')
    const message = 'Cette personne ne peut pas répondre aux habitants.'
    api.fail('POST', '/api/duties', {
      status: 400,
      body: { error: 'bad-request', message },
    })
    await page.getByRole('button', { name: 'Ajouter une permanence' }).click()
    await page.getByLabel('Du').fill('2026-12-24')
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('alert').getByText(message).waitFor()
    await expect.poll(() => page.getByLabel('Du').inputValue()).toBe('2026-12-24')
  })

  it('shows on the first screen who is on duty, or that nobody is', async () => {
    await visit(page, api, '/')
    const line = page.getByRole('link', { name: /permanence aujourd’hui/ })
    await expect
      .poll(() => line.textContent())
      .toMatch(/^De permanence aujourd’hui\s: Claire Morel \(astreinte de 18\s+h à 22\s+h\)\.$/)
    await api.db.deleteFrom('duty').execute()
    api.tell('alerts')
    await page.getByText(/^Personne n’est de permanence aujourd’hui\s: tous les agents/).waitFor()
  })
})

describe('the lines', () => {
  it('are moved, added, taken away and put back', async () => {
    await visit(page, api, '/reglages/permanence')
    await page.getByLabel('Seuil 1 (min)').fill('12')
    await page
      .getByRole('region', { name: 'Seuils d’alerte' })
      .getByRole('button', { name: 'Enregistrer' })
      .click()
    await page.getByText('Deux seuils sont les mêmes').waitFor()
    await page.getByLabel('Seuil 1 (min)').fill('20')
    await page.getByRole('button', { name: 'Ajouter un seuil' }).click()
    await expect.poll(() => page.getByLabel('Seuil 3 (min)').inputValue()).toBe('24')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Les seuils sont enregistrés.').waitFor()
    expect(await alertMinutes()).toBe('[12,20,24]')
    await expect.poll(() => page.getByLabel('Seuil 1 (min)').inputValue()).toBe('12')
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(alertMinutes).toBe('[8,12]')
    await page.getByRole('button', { name: 'Retirer le seuil 2' }).click()
    await page.getByRole('button', { name: 'Retirer le seuil 1' }).click()
    await page.getByText(/^Aucun seuil/).waitFor()
    await expectSound(page)
  })

  it('come by mail to anyone who wants them, where there is a mail server', async () => {
    await visit(page, api, '/reglages/permanence')
    await page.getByLabel('Par courriel').uncheck()
    await page.getByText('plus par courriel, sauf si aucun de vos appareils').waitFor()
    await page.getByText('un courriel part aussitôt').waitFor()
    expect(api.asked.at(-1)?.body).toEqual({ mail: false })
    api.context.mailer = null
    api.tell('alerts')
    await page.getByText(/serveur de courrier/).waitFor()
    await expect.poll(() => page.getByLabel('Par courriel').count()).toBe(0)
    expect(await page.getByText('un courriel part aussitôt').count()).toBe(0)
    await expectSound(page)
  })

  it('are put back when the choice is refused', async () => {
    await visit(page, api, '/reglages/permanence')
    const message = 'Cela n’a pas pu être enregistré.'
    api.fail('PUT', '/api/alert-settings/mail', {
      status: 500,
      body: { error: 'internal', message },
    })
    await page.getByLabel('Par courriel').click()
    await page.getByRole('alert').getByText(message).waitFor()
    await expect.poll(() => page.getByLabel('Par courriel').isChecked()).toBe(true)
  })

  it('are read by a councillor, who is never alerted', async () => {
    await api.become('councillor')
    await visit(page, api, '/reglages/permanence')
    await page.getByText(/^Alertes à 8 et 12\s+min\.$/).waitFor()
    await expect.poll(() => page.locator('main').getByRole('button').count()).toBe(0)
    await expect.poll(() => page.getByRole('heading', { name: 'Mes alertes' }).count()).toBe(0)
  })
})
