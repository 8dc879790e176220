import { forgetOld } from '../kept.ts'
import { answerAnchor, paths } from '../paths.ts'
import { ask, enter, Refused } from './ask.ts'
import { type Due, type Mention, type News, payloadOf, type Waiting } from './payload.ts'

declare const self: ServiceWorkerGlobalScope

/** What the worker says by itself. */
const texts = {
  fr: {
    news: 'Il y a du nouveau dans Tambour',
    noReply: 'Pas de réponse attendue : c’est noté',
    undo: 'Annuler',
    undone: 'C’est annulé : la personne attend une réponse',
  },
  en: {
    news: 'There is news in Tambour',
    noReply: 'No answer expected: noted',
    undo: 'Undo',
    undone: 'Undone: they wait for an answer',
  },
}

/** What a notification is about, kept with it by the browser; what a page showed has its address alone. */
type About =
  | Waiting
  | Mention
  | Due
  | { kind: 'undo'; of: Waiting; mark: number }
  | News
  | { kind?: never; href: string }

/** As browsers know them: TypeScript's types have not all yet. */
type Options = NotificationOptions & {
  actions?: { action: string; title: string }[]
  renotify?: boolean
  data: About
}

async function show(title: string, options: Options): Promise<void> {
  const icons = { icon: '/icon-192.png', badge: '/icon-badge.png' }
  await self.registration.showNotification(title, { ...icons, ...options })
}

/**
 * Something is always shown, or was closed where the browser allows silence: browsers take the
 * permission away from who is woken and shows nothing.
 */
export async function receivePush(text: string): Promise<void> {
  const pushed = payloadOf(text)
  await showPushed(pushed)
  // A resident has no number on their home screen.
  if (pushed !== null && pushed.kind !== 'news') await setBadge(pushed.badge)
  await forgetOld()
}

async function showPushed(pushed: ReturnType<typeof payloadOf>): Promise<void> {
  const data = { href: paths.today }
  switch (pushed?.kind) {
    case undefined:
      return await show(texts.fr.news, { lang: 'fr', tag: 'tambour', data })
    case 'waiting':
      // One after the other: what comes twice may come at once.
      return await navigator.locks.request('tambour-pushes', () => showWaiting(pushed))
    case 'mention':
    case 'due':
      return await navigator.locks.request('tambour-pushes', () => showNews(pushed))
    case 'news': {
      // What is corrected, or comes twice, takes the place of the one before.
      const { title, body, lang, tag } = pushed
      return await show(title, { body, lang, tag, data: pushed })
    }
    case 'settled':
      return await settle(pushed.tag, pushed.text, pushed.lang)
    case 'test': {
      const { title, body, lang } = pushed
      return await show(title, { body, lang, tag: 'tambour-test', data })
    }
  }
}

async function setBadge(count: number): Promise<void> {
  if (!('setAppBadge' in self.navigator)) return
  // Zero takes it away.
  await self.navigator.setAppBadge(count)
}

async function showWaiting(waiting: Waiting): Promise<void> {
  const { tag, title, body, lang } = waiting
  const isNew = await isFirst(waiting.id)
  if (!isNew && (await self.registration.getNotifications({ tag })).length > 0) return
  await show(title, {
    ...{ body, tag, lang, actions: buttonsOf(waiting), data: waiting },
    ...{ renotify: isNew, silent: !isNew, requireInteraction: true },
  })
}

/** It makes a sound once, and stays in the list of notifications until it is read. */
async function showNews(news: Mention | Due): Promise<void> {
  const { kind, id, tag, title, body, lang } = news
  const isNew = await isFirst(`${kind === 'mention' ? 'note' : kind} ${id}`)
  if (!isNew && (await self.registration.getNotifications({ tag })).length > 0) return
  await show(title, { body, tag, lang, data: news, renotify: isNew, silent: !isNew })
}

/** A press on the notification itself answers: it needs no button where there is room for two. */
function buttonsOf({ conversation, message, actions }: Waiting): Options['actions'] {
  if (conversation === null || message === null) return []
  // Not in TypeScript's types yet.
  const room = Number(Reflect.get(Notification, 'maxActions') ?? 2)
  return [
    ...(room > 2 ? [{ action: 'reply', title: actions.reply }] : []),
    { action: 'take', title: actions.take },
    { action: 'no-reply', title: actions.noReply },
  ]
}

/** How many ids are kept: more do not come in a day. */
const mostIds = 100

/** Whether the alert, the note or the reminder comes for the first time; from now on it does not. */
async function isFirst(id: number | string): Promise<boolean> {
  const cache = await caches.open('tambour-pushes')
  const kept: (number | string)[] = (await (await cache.match('/pushes'))?.json()) ?? []
  if (kept.includes(id)) return false
  await cache.put('/pushes', Response.json([...kept, id].slice(-mostIds)))
  return true
}

/** Takes the notification away, or says in its place, without a sound, why there is nothing to do. */
async function settle(tag: string, text: string, lang: string): Promise<void> {
  const shown = await self.registration.getNotifications()
  const mine = shown.filter(one => one.tag === tag)
  if (shown.length > mine.length || (await mayBeSilent())) for (const one of mine) one.close()
  else await show(text, { tag, lang, silent: true, data: { href: paths.today } })
}

/** Chrome and Edge bear a push that shows nothing; Apple takes the subscription away after three. */
async function mayBeSilent(): Promise<boolean> {
  const subscription = await self.registration.pushManager.getSubscription()
  if (subscription === null) return false
  return /(^|\.)(googleapis|windows)\.com$/.test(new URL(subscription.endpoint).hostname)
}

/** @param action which of its buttons; empty: the notification itself */
export async function answerClick(notification: Notification, action: string): Promise<void> {
  notification.close()
  const about: About = notification.data
  if (about.kind === undefined) return await openAt(about.href)
  if (about.kind === 'undo') return await orOpen(about.of, () => undo(about.of, about.mark))
  if (about.kind === 'news') return void (await self.clients.openWindow(about.href))
  if (about.kind === 'mention' || about.kind === 'due')
    return await openIn(about.commune, about.href)
  if (action === 'take') return await orOpen(about, () => take(about))
  if (action === 'no-reply') return await orOpen(about, () => setAside(about))
  const { href, conversation, commune } = about
  await openIn(commune, conversation === null ? href : `${href}#${answerAnchor}`)
}

/** Does it here; where the server refuses, or is not reached, a person does it on the screen. */
async function orOpen({ commune, href }: Waiting, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    await openIn(commune, href)
  }
}

async function take({ commune, conversation }: Waiting): Promise<void> {
  const { user } = await ask<{ user: { id: string } }>('GET', '/me', commune)
  await ask('PUT', `/conversations/${conversation}/in-charge`, commune, { person: user.id })
}

type Marked = { messages: { id: number; overrides: { mark: number | null }[] }[] }

async function setAside(waiting: Waiting): Promise<void> {
  const { commune, message, tag, lang, title, href } = waiting
  const override = { needsReply: false, reason: 'other' }
  const marked = await ask<Marked>('POST', `/messages/${message}/marks`, commune, override)
  const overrides = marked.messages.find(({ id }) => id === message)?.overrides ?? []
  const mark = overrides.findLast(one => one.mark !== null)?.mark ?? null
  const t = texts[lang]
  const options = { tag, lang, silent: true, body: title }
  if (mark === null) return await show(t.noReply, { ...options, data: { href } })
  const actions = [{ action: 'undo', title: t.undo }]
  await show(t.noReply, { ...options, actions, data: { kind: 'undo', of: waiting, mark } })
}

async function undo(waiting: Waiting, mark: number): Promise<void> {
  const { commune, message, tag, lang, title, href } = waiting
  await ask('DELETE', `/messages/${message}/marks/${mark}`, commune)
  await show(texts[lang].undone, { tag, lang, silent: true, body: title, data: { href } })
}

/** In the commune of which it speaks, as far as the server can be reached. */
async function openIn(commune: number, href: string): Promise<void> {
  try {
    await enter(commune)
  } catch (problem) {
    // The page asks to sign in, or says that there is no line.
    if (!(problem instanceof Refused)) throw problem
  }
  await openAt(href)
}

/** In a window that is open, or in a new one. */
async function openAt(href: string): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' })
  if (open === undefined) return void (await self.clients.openWindow(href))
  await open.focus()
  await open.navigate(href)
}

/** A browser that changes its subscription: the server is told of the new one at the next opening. */
export async function subscribeAnew(old: PushSubscription | null): Promise<void> {
  if (old === null) return
  const { userVisibleOnly, applicationServerKey } = old.options
  await self.registration.pushManager.subscribe({ userVisibleOnly, applicationServerKey })
}
