import type { DeviceShape } from '../../server/alerts/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { recall, remember } from '../preferences.ts'
import { Refusal } from '../request.ts'
import { me } from '../session.ts'
import { alertSettingsMessages } from './settings-messages.ts'

/** Why this browser cannot be told while Tambour is closed; the screens have a sentence for each. */
export type NoPush = 'homeScreen' | 'unsupported' | 'denied'

/** Null: it can. Apple's telephones can once Tambour is on their home screen, and not before. */
export function whyNoPush(): NoPush | null {
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) ||
    // An iPad says to be a Mac, which has no screen to touch.
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  if (
    !('serviceWorker' in navigator) ||
    !('PushManager' in window) ||
    !('Notification' in window)
  ) {
    return isApple ? 'homeScreen' : 'unsupported'
  }
  return Notification.permission === 'denied' ? 'denied' : null
}

/** Which of one's devices this browser is. */
const key = () => `tambour.device.${me.value?.user.id ?? ''}`

export function thisDevice(): number | null {
  const kept = recall(key())
  return kept === null ? null : Number(kept)
}

/** @returns null where its person does not allow it. @throws Refusal, also of the browser's own push service */
export async function addThisDevice(): Promise<Spoken<DeviceShape> | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const json = { kind: 'push', subscription: await subscription() } as const
  const device = await api('POST /me/devices', { json })
  remember(key(), String(device.id))
  return device
}

/**
 * Says that this browser is still there, and where: it may have been given another address. One that
 * was removed elsewhere is none any more.
 */
export async function renewThisDevice(): Promise<void> {
  const id = thisDevice()
  if (id === null || whyNoPush() !== null || Notification.permission !== 'granted') return
  try {
    const json = { subscription: await subscription() }
    await api('PUT /me/devices/:id', { param: { id }, json })
  } catch (problem) {
    if (isGone(problem)) return await unsubscribe()
    // Without a line it says so at the next load.
    if (!(problem instanceof Refusal)) throw problem
  }
}

/** Leaves nothing behind: this browser is told nothing more. */
export async function forgetThisDevice(): Promise<void> {
  const id = thisDevice()
  if (id === null) return
  try {
    await api('DELETE /me/devices/:id', { param: { id } })
  } catch (problem) {
    if (!isGone(problem)) throw problem
  }
  await unsubscribe()
}

const isGone = (problem: unknown) => problem instanceof Refusal && problem.status === 404

async function unsubscribe(): Promise<void> {
  remember(key(), null)
  const registration = await navigator.serviceWorker?.getRegistration()
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
}

async function subscription() {
  const workers = navigator.serviceWorker
  if ((await workers.getRegistration()) === undefined) await workers.register('/notifications.js')
  const { pushManager } = await workers.ready
  const { key: applicationServerKey } = await api('GET /push-key')
  const before = await pushManager.getSubscription()
  // Another installation was at this address, or this one had another key.
  if (before !== null && keyOf(before) !== applicationServerKey) await before.unsubscribe()
  const options = { userVisibleOnly: true, applicationServerKey }
  try {
    const { endpoint = '', keys = {} } = (await pushManager.subscribe(options)).toJSON()
    return { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } }
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem
    throw new Refusal(0, 'not-subscribed', alertSettingsMessages().devices.notSubscribed)
  }
}

/** In base64url, as the server tells it. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
