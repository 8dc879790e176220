import type { Deps } from '../deps.ts'
import type { DeviceKind, DeviceRow } from '../people/store/devices.ts'
import { HttpFailure, type HttpRequest, type HttpResponse } from '../platform/http-client.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { standardWebhookHeaders } from '../platform/signature.ts'
import {
  mostPayloadBytes,
  type Push,
  type PushSubscription,
  pushRequest,
  vapidKeyOf,
} from '../platform/web-push.ts'
import { secretsOf, showsOnce } from './device-address.ts'
import { alertSentences } from './sentences.ts'
import type { PushPayload } from './shapes.ts'

export type SendingDeps = Pick<
  Deps,
  'guardedHttp' | 'secrets' | 'clock' | 'publicUrl' | 'freeMobileUrl'
>

/** What one device is told. */
export type DeviceMessage = {
  /** The same for every attempt. */
  id: string
  payload: PushPayload
  /** For how long it is worth telling, seconds. */
  ttl: number
}

type Asked = HttpRequest & { url: string }
type Secrets = Record<string, string>

/** A notice has minutes to live, ms. */
const deadlineMs = 8_000

/**
 * Tells one device, which a stranger's server does for us. What nobody can know counts as not told where
 * it is a browser: it shows what comes twice once.
 */
export async function sendToDevice(
  deps: SendingDeps,
  device: DeviceRow,
  message: DeviceMessage,
): Promise<MailOutcome> {
  const { kind } = device
  const secrets = secretsOf(deps, device)
  if (Object.keys(secrets).length === 0) {
    return { kind: 'failed', reason: alertSentences.deviceUnreadable, again: false }
  }
  return await ask(deps, kind, requests[kind](deps, secrets, message))
}

async function ask(
  deps: Pick<SendingDeps, 'guardedHttp'>,
  kind: DeviceKind,
  { url, ...request }: Asked,
): Promise<MailOutcome> {
  try {
    const answer = await deps.guardedHttp.request(url, { ...request, deadlineMs })
    return outcomeOf(kind, new URL(url).host, answer)
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    const reason = error.sentence
    if (error.sent === 'maybe' && !showsOnce(kind)) return { kind: 'unknown', reason }
    return { kind: 'failed', reason, again: true }
  }
}

const requests: Record<
  DeviceKind,
  (deps: SendingDeps, secrets: Secrets, message: DeviceMessage) => Asked
> = {
  push(deps, { endpoint = '', p256dh = '', auth = '' }, message) {
    const { payload, ttl } = message
    const topic = 'tag' in payload ? payload.tag.slice(-32) : 'test'
    const notice = { payload: fitted(payload), ttl, topic, urgency: 'high' } as const
    return browserRequest(deps, { endpoint, p256dh, auth }, notice)
  },

  /** As JSON, for its headers take no accents: https://docs.ntfy.sh/publish/#publish-as-json */
  ntfy({ publicUrl }, { server = '', topic = '', accessToken = '' }, { payload }) {
    const { title, body, href } = wordsOf(payload)
    return {
      url: server,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken !== '' && { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify({
        ...{ topic, title, message: body, click: `${publicUrl}${href}` },
        // 4: it rings; 3: as any other.
        ...(payload.kind === 'test' ? { priority: 3 } : { priority: 4, tags: ['bell'] }),
      }),
    }
  },

  /** « Notifications par SMS » of a subscriber's account: user, key and text, by GET or POST. */
  'free-mobile'({ freeMobileUrl, publicUrl }, { user = '', pass = '' }, { payload }) {
    const { title, body, href } = wordsOf(payload)
    const url = new URL('/sendmsg', freeMobileUrl)
    const msg = `${title}\n${body}\n${publicUrl}${href}`
    url.search = new URLSearchParams({ user, pass, msg }).toString()
    return { url: url.href }
  },

  webhook({ clock, publicUrl }, { url = '', secret = '' }, { id, payload }) {
    const now = clock.now()
    const type = `alert.${payload.kind}`
    const data = 'href' in payload ? { ...payload, url: `${publicUrl}${payload.href}` } : payload
    const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data })
    const signed = standardWebhookHeaders([secret], { id, now, body })
    return {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
    }
  },
}

type Notice = Pick<Push, 'payload' | 'ttl' | 'topic' | 'urgency'>

function browserRequest(
  { secrets, clock, publicUrl }: Pick<SendingDeps, 'secrets' | 'clock' | 'publicUrl'>,
  subscription: PushSubscription,
  notice: Notice,
): Asked {
  const contact = contactOf(publicUrl)
  const key = vapidKeyOf(secrets)
  const request = pushRequest({ subscription, key, contact, ...notice, now: clock.now() })
  return { ...request, url: subscription.endpoint }
}

/** Tells a browser whose person has no account; `isGone`: it is none any more. */
export async function pushToBrowser(
  deps: SendingDeps,
  subscription: PushSubscription,
  notice: Notice,
): Promise<MailOutcome & { isGone?: true }> {
  const request = browserRequest(deps, subscription, notice)
  const outcome = await ask(deps, 'push', request)
  const isGone = outcome.kind === 'failed' && outcome.reason.key === alertSentences.deviceGone.key
  return isGone ? { ...outcome, isGone } : outcome
}

function wordsOf(payload: PushPayload): { title: string; body: string; href: string } {
  if ('href' in payload) return payload
  if (payload.kind === 'test') return { ...payload, href: '/' }
  return { title: payload.text, body: '', href: '/' }
}

/** Apple asks for a real one; without https there is no push but on this very machine. */
function contactOf(publicUrl: string): string {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' ? publicUrl : `mailto:tambour@${hostname}`
}

/** As much of it as a push service takes. */
function fitted(payload: PushPayload): string {
  const text = JSON.stringify(payload)
  if (Buffer.byteLength(text) <= mostPayloadBytes || !('body' in payload)) return text
  return fitted({ ...payload, body: payload.body.slice(0, Math.floor(payload.body.length / 2)) })
}

/**
 * Push services: RFC 8030 § 5 and § 7.3, of which 404 and 410 are for good. Free Mobile's 402 is a telephone
 * that got too many in too short a time.
 */
function outcomeOf(
  kind: DeviceKind,
  host: string,
  { status, retryAfterMs }: HttpResponse,
): MailOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (kind === 'push' && (status === 404 || status === 410)) {
    return { kind: 'failed', reason: alertSentences.deviceGone, again: false }
  }
  if (status === 429 || status >= 500 || (kind === 'free-mobile' && status === 402)) {
    const reason = alertSentences.deviceLater(host, status)
    return { kind: 'failed', reason, again: true, afterMs: retryAfterMs ?? 0 }
  }
  return { kind: 'failed', reason: alertSentences.deviceRefused(host, status), again: false }
}
