import { paths } from '../paths.ts'
import { keepShared, sharePath } from '../shared.ts'
import { answerClick, receivePush, subscribeAnew } from './notifications.ts'
import { answerFromShell, keepShell, tidyShell } from './shell.ts'

/**
 * What runs behind the screens of one browser: it opens them from what it has kept, and shows what the
 * server pushes, whether or not one of them is open. Built into
 * `worker.js`, which changes with every build; the browser asks for it at each opening.
 */
declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', event => {
  // It keeps the next version's files and waits until no page is open: which version a page shows is
  // a matter of what is kept. Taking over at once (`skipWaiting`) stops the worker that is asked at that
  // moment, and Chromium then leaves the page that was opened without an answer.
  event.waitUntil(keepShell())
})
self.addEventListener('activate', event => {
  event.waitUntil(self.clients.claim().then(tidyShell))
})
self.addEventListener('fetch', event => {
  const answer = answerShare(event) ?? answerFromShell(event)
  if (answer !== null) event.respondWith(answer)
})
self.addEventListener('push', event => {
  event.waitUntil(receivePush(event.data?.text() ?? ''))
})
self.addEventListener('notificationclick', event => {
  event.waitUntil(answerClick(event.notification, event.action))
})
self.addEventListener('pushsubscriptionchange', event => {
  event.waitUntil(subscribeAnew(event.oldSubscription))
})

/** What another application shares, as a form (https://w3c.github.io/web-share-target/); null: it is none. */
function answerShare({ request }: FetchEvent): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url)
  const isShared = request.method === 'POST' && pathname === sharePath
  return isShared && origin === self.location.origin ? receive(request) : null
}

/** It waits in this browser for the form of an event, also while one signs in. */
async function receive(request: Request): Promise<Response> {
  const form = await request.formData()
  const textOf = (name: string) => {
    const value = form.get(name)
    // A form has both signs at the end of a line (HTML, « multipart/form-data »).
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
  }
  const files = form.getAll('image').flatMap(file => (file instanceof File ? [file] : []))
  await keepShared({
    ...{ title: textOf('title'), text: textOf('text'), url: textOf('url') },
    files: files.filter(({ type, size }) => type.startsWith('image/') && size > 0),
  })
  return Response.redirect(paths.eventNew, 303)
}
