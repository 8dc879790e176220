import type { AlertLineShape } from '../../server/alerts/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { officeDuration, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { forWhom } from '../session.ts'

export type NotificationState = 'default' | 'granted' | 'denied' | 'unsupported'

/** Whether this browser shows notifications of ours. */
export function notificationState(): NotificationState {
  // Over plain http a browser has the name and refuses the thing.
  if (!('Notification' in window) || !isSecureContext) return 'unsupported'
  return Notification.permission
}

export async function askForNotifications(): Promise<NotificationState> {
  if (notificationState() === 'unsupported') return 'unsupported'
  return await Notification.requestPermission()
}

/**
 * Shows who waits. It may be read over a shoulder, or on a locked screen: no name and no word of a
 * resident. A click brings this tab to the front and opens the conversation, or the first screen
 * when there are several.
 */
export async function showNotification(
  noticeId: number,
  lines: readonly AlertLineShape[],
  open: (href: string) => void,
): Promise<void> {
  const [first] = lines
  if (first === undefined || notificationState() !== 'granted' || (await isPushed())) return
  const t = messages.value
  const places = [
    ...new Set(
      lines.map(line => {
        const place = t.residents.where[line.visibility](line.channelName)
        return line.inCharge === null ? place : `${place}, ${forWhom(line.inCharge)}`
      }),
    ),
  ]
  const firstLine = first.inDoubt
    ? t.alerts.inDoubt
    : t.alerts.line(when(first.openedAt), officeDuration(first.minutes * 60_000))
  const conversations = new Set(lines.map(line => line.conversation))
  const href = conversations.size === 1 ? paths.conversation(first.conversation) : paths.today
  show(
    t.alerts.title(lines.length),
    `${places.join('\n')}\n${firstLine}`,
    `tambour-alert-${noticeId}`,
    () => open(href),
    href,
  )
}

/** Whether the server itself wakes this browser for who waits. */
async function isPushed(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager?.getSubscription()) != null
}

/** Who is being read needs no notification any more. */
export async function closeNotifications(conversation: number): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  for (const one of (await registration?.getNotifications()) ?? []) {
    if (one.data?.conversation === conversation) one.close()
  }
}

/** Shows what did not go out. A click opens the one, or the first screen when there are several. */
export function showDeliveryIssues(
  deliveries: readonly Spoken<DeliveryShape>[],
  open: (href: string) => void,
): void {
  const [first] = deliveries
  if (first === undefined || notificationState() !== 'granted') return
  const { id, event, title, channelName, reason } = first
  const several = deliveries.length > 1
  const href = several || event === null ? paths.today : paths.publication(event, id)
  show(
    messages.value.nav.toMend(deliveries.length),
    several
      ? deliveries.map(one => `${one.title}, ${one.channelName}`).join('\n')
      : [`${title}, ${channelName}`, reason ?? ''].join('\n').trim(),
    `tambour-publication-${id}`,
    () => open(href),
    href,
  )
}

function show(title: string, body: string, tag: string, open: () => void, href: string): void {
  const options = { body, tag, icon: '/icon.svg', lang: document.documentElement.lang }
  try {
    const notification = new Notification(title, options)
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
      open()
    })
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem
    // Browsers of telephones: a page may not show one itself.
    void showByWorker(title, { ...options, data: { href } })
  }
}

/** Where it cannot be had the alert is on the screen all the same. */
async function showByWorker(title: string, options: NotificationOptions): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.ready
  await registration.showNotification(title, options)
}
