import type { CDPSession, Worker } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNotice } from '../../support/builders/alerts.ts'
import { aCommune, aMembership } from '../../support/builders/people.ts'
import { minute } from '../morning.ts'
import { settle, visit } from '../screen.ts'
import { type WithWorker, windowsWithWorker } from './with-worker.ts'

const openWithWorker = windowsWithWorker()
let opened: WithWorker
let devtools: CDPSession
let worker: Worker
let registrationId: string
beforeEach(async () => {
  opened = await openWithWorker()
  devtools = await opened.window.context.newCDPSession(opened.page)
  const found = new Promise<string>(resolve =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations
      if (registration) resolve(registration.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  registrationId = await found
  const [running] = opened.window.context.serviceWorkers()
  if (running === undefined) throw new Error('no service worker runs')
  worker = running
  await worker.evaluate(system)
})
afterEach(() => opened.close())

/**
 * Runs in the worker: what the system shows is looked at as it is handed over, for a headless browser has
 * no system. A list of it stands in `shown`, the last one last; `did` is what else was asked of it.
 */
const system = `(() => {
  const shown = []
  const did = []
  Object.assign(self, { shown, did })
  const close = one => shown.splice(0, shown.length, ...shown.filter(other => other !== one))
  registration.showNotification = async (title, options) => {
    const before = shown.find(one => one.tag === options.tag)
    close(before)
    const rings = !options.silent && (before === undefined || options.renotify === true)
    const one = { title, ...options, rings, close: () => close(one) }
    shown.push(one)
  }
  registration.getNotifications = async ({ tag } = {}) =>
    shown.filter(one => tag === undefined || one.tag === tag)
  navigator.setAppBadge = async count => void did.push('badge ' + count)
  clients.openWindow = async href => void did.push('open ' + href)
  WindowClient.prototype.focus = async function () { did.push('focus') }
})()`

type Shown = {
  title: string
  body?: string
  tag: string
  lang: string
  rings: boolean
  actions?: { action: string; title: string }[]
}
const shown = () =>
  worker.evaluate<Shown[]>(
    'shown.map(one => JSON.parse(JSON.stringify({ ...one, data: undefined })))',
  )

/** Waits until the worker has done these and nothing else: a push has arrived before it has done its work. */
async function did(...expected: string[]): Promise<void> {
  await expect.poll(() => worker.evaluate<string[]>('did.slice()')).toEqual(expected)
  await worker.evaluate('did.splice(0)')
}

async function push(payload: unknown): Promise<void> {
  const data = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const { origin } = opened.api
  await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
}

/** Presses a button of the last notification, or itself; ends when the worker has done what it does. */
const press = (action = '') =>
  worker.evaluate(`(async () => {
    const done = []
    const event = Object.assign(new Event('notificationclick'), {
      notification: shown.at(-1),
      action: ${JSON.stringify(action)},
      waitUntil: one => done.push(one),
    })
    dispatchEvent(event)
    await Promise.all(done)
  })()`)

/** Marc waits, in the third conversation. */
const marc = {
  ...{ v: 1, kind: 'waiting', id: 7, commune: 1, tag: 'conversation-3', lang: 'fr' },
  ...{ title: 'Encore 7 min', body: 'Page de la mairie, public', badge: 3 },
  ...{ href: '/messages/3', conversation: 3, message: 301 },
  actions: { reply: 'Répondre', take: 'Je m’en charge', noReply: 'Pas de réponse attendue' },
}

describe('what the server pushes', () => {
  it('is shown with its buttons, once however often it comes, and gone when it is settled', async () => {
    await push(marc)
    await expect.poll(shown).toMatchObject([
      {
        ...{ title: 'Encore 7 min', body: 'Page de la mairie, public', lang: 'fr', rings: true },
        actions: [
          { action: 'take', title: 'Je m’en charge' },
          { action: 'no-reply', title: 'Pas de réponse attendue' },
        ],
      },
    ])
    await did('badge 3')
    await push(marc)
    await push({ ...marc, id: 8, tag: 'conversation-4', title: 'Encore 6 min' })
    await expect
      .poll(async () => (await shown()).map(({ title }) => title))
      .toEqual(['Encore 7 min', 'Encore 6 min'])
    // Another one stays in sight: this one may go without a word.
    const settled = { v: 1, kind: 'settled', commune: 1, tag: marc.tag, lang: 'fr', badge: 1 }
    await push({ ...settled, text: 'Camille a répondu' })
    await expect.poll(async () => (await shown()).map(({ tag }) => tag)).toEqual(['conversation-4'])
    // The last one may not: who was woken has something to show, and makes no noise of it.
    await push({ ...settled, tag: 'conversation-4', text: 'Zoé a répondu', badge: 0 })
    await expect
      .poll(shown)
      .toMatchObject([{ title: 'Zoé a répondu', tag: 'conversation-4', rings: false }])
    await did('badge 3', 'badge 3', 'badge 1', 'badge 0')
    // Read away, it comes back without a sound where the same push comes a second time.
    await push(marc)
    await expect.poll(async () => (await shown()).at(-1)).toMatchObject({ rings: false })
  })

  it('rings once of a note for its reader, and a press leads to it', async () => {
    const note = {
      ...{ v: 1, kind: 'mention', id: 7, commune: 1, tag: 'tambour-note-7', lang: 'fr', badge: 2 },
      ...{ title: 'Anne vous mentionne dans une note', body: 'Page de la mairie, public' },
      href: '/messages/2#note-7',
    }
    // An alert of the same number is another one.
    await push(marc)
    await push(note)
    await expect
      .poll(async () => (await shown()).at(-1))
      .toMatchObject({ title: note.title, body: note.body, rings: true })
    await push(note)
    await did('badge 3', 'badge 2', 'badge 2')
    expect(await shown()).toHaveLength(2)
    // What is to be published by hand, under the same number, is something else again.
    const due = { ...note, kind: 'due', tag: 'tambour-hand-7', href: '/evenements/2' }
    await push(due)
    await expect.poll(shown).toHaveLength(3)
    await push(due)
    expect(await shown()).toHaveLength(3)
    await press()
    await expect.poll(() => new URL(opened.page.url()).pathname).toBe('/evenements/2')
  })

  it('shows a resident what the mairie published, in place of the one before, and leads there', async () => {
    const href = 'https://tambour.exemple.fr/agenda/kermesse-abcdefgh'
    const news = { v: 1, kind: 'news', tag: 'tambour-post-3', title: 'Kermesse', lang: 'fr', href }
    await push({ ...news, body: 'Samedi à 14 h.' })
    await push({ ...news, body: 'Samedi à 15 h.' })
    await expect
      .poll(shown)
      .toMatchObject([{ title: 'Kermesse', body: 'Samedi à 15 h.', tag: news.tag }])
    await press()
    await did(`open ${href}`)
  })

  it('is told in general where this worker knows nothing of it', async () => {
    for (const one of ['', 'no JSON', { v: 2, kind: 'waiting' }, { ...marc, id: 'seven' }]) {
      await worker.evaluate('shown.splice(0)')
      await push(one)
      await expect.poll(shown).toMatchObject([{ title: 'Il y a du nouveau dans Tambour' }])
    }
    await push({ v: 1, kind: 'test', title: 'Essai', body: 'Reçu.', lang: 'fr', badge: 0 })
    await expect.poll(async () => (await shown()).at(-1)).toMatchObject({ title: 'Essai' })
    await did('badge 0')
    await press()
    await did('focus')
  })
})

describe('a notification that is pressed', () => {
  beforeEach(async () => {
    await push(marc)
    await did('badge 3')
  })

  it('opens the conversation with the cursor in the answer, once', async () => {
    const { page } = opened
    await press()
    await did('focus')
    await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
    const field = page.getByRole('textbox', { name: /^Répondre/ })
    await expect.poll(() => field.evaluate(one => one === document.activeElement)).toBe(true)
    expect(new URL(page.url()).hash).toBe('')
    await expect.poll(() => shown()).toEqual([])
    // Where the conversation is open already it is not loaded anew.
    await page.getByRole('heading', { level: 1 }).focus()
    await push({ ...marc, id: 9 })
    await expect.poll(shown).toHaveLength(1)
    await press()
    await expect.poll(() => field.evaluate(one => one === document.activeElement)).toBe(true)
  })

  it('puts one in charge, or says that no answer is expected, which can be undone', async () => {
    const { api, page } = opened
    await press('take')
    expect(api.asked.map(({ path }) => path)).toEqual(['/api/conversations/3/in-charge'])
    await expect.poll(() => shown()).toEqual([])
    await push({ ...marc, id: 9 })
    await expect.poll(shown).toHaveLength(1)
    await press('no-reply')
    const undo = [{ action: 'undo', title: 'Annuler' }]
    await expect.poll(() => shown()).toMatchObject([{ tag: marc.tag, rings: false, actions: undo }])
    const needsReply = () =>
      page.evaluate(async () => {
        const answer = await fetch('/api/conversations/3')
        const { messages }: { messages: { id: number; needsReply: boolean }[] } =
          await answer.json()
        return messages.find(({ id }) => id === 301)?.needsReply
      })
    await expect.poll(() => needsReply()).toBe(false)
    await press('undo')
    await expect
      .poll(() => shown())
      .toMatchObject([{ title: expect.stringMatching(/^C’est annulé/) }])
    await expect.poll(() => needsReply()).toBe(true)
    await did('badge 3')
  })

  it('opens the conversation where the server cannot be asked, or the session is over', async () => {
    const { api, page, window } = opened
    await window.context.setOffline(true)
    await press('take')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/messages/3')
    await window.context.setOffline(false)
    await api.signOut()
    await push({ ...marc, id: 9 })
    await expect.poll(shown).toHaveLength(1)
    await press('no-reply')
    await page.getByLabel('Mot de passe').waitFor()
    expect(new URL(page.url()).pathname).toBe('/messages/3')
    expect(api.asked).toEqual([])
  })

  it('goes to the commune of which it speaks', async () => {
    const { api, page } = opened
    const { id } = await aCommune(api.db, { name: 'Vouzy' })
    const { id: user } = await api.db
      .selectFrom('user')
      .select('id')
      .where('name', '=', 'Hugo Lambert')
      .executeTakeFirstOrThrow()
    await aMembership(api.db, id, user, 'officer')
    await push({ ...marc, id: 9, commune: id, conversation: null, message: null, href: '/' })
    await expect.poll(async () => (await shown()).at(-1)?.actions).toEqual([])
    await press()
    await settle(page)
    await page.getByText('Vouzy').first().waitFor({ state: 'attached' })
  })
})

describe('a notification of a page', () => {
  it('comes from the service worker where a page may show none, as on a telephone, and goes once it is read', async () => {
    const { api, window, page } = opened
    await window.context.addInitScript(() => {
      class Refusing {
        static permission = 'granted'
        constructor() {
          throw new TypeError('Illegal constructor')
        }
      }
      const shown: unknown[] = []
      const gone: unknown[] = []
      Object.assign(globalThis, { Notification: Refusing, shown, gone })
      const { prototype } = ServiceWorkerRegistration
      prototype.showNotification = async (title, options) => {
        shown.push({ title, tag: options?.tag, data: options?.data })
      }
      const one = (conversation: number) =>
        Object.assign(new EventTarget(), {
          data: { conversation },
          close: () => gone.push(conversation),
        })
      Object.assign(prototype, { getNotifications: async () => [one(2), one(3)] })
    })
    const listOf = (name: string) => page.evaluate(one => Reflect.get(globalThis, one), name)
    await visit(page, api, '/canaux')
    const hugo = { communeId: 1, userIds: ['u2'], at: minute(4) }
    await aNotice(api.db, hugo, [{ messageId: 301, minutes: 8 }])
    api.tell('alerts')
    const data = { href: '/messages/3' }
    await expect.poll(() => listOf('shown')).toMatchObject([{ tag: 'tambour-alert-1', data }])
    await visit(page, api, '/messages/3')
    await expect.poll(() => listOf('gone')).toEqual([3])
  })
})
