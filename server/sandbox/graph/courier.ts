import { createHmac, randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Faults } from '../faults.ts'
import { app, type Network, subscribable } from '../state/network.ts'
import { UnknownThing } from '../state/writing.ts'
import { escapeJson } from './http.ts'
import {
  fieldOf,
  objectOf,
  type Payload,
  payloadOf,
  type WebhookObject,
  withUnknownFields,
} from './payload.ts'

/** Carries the news of the pages to the app, as Meta's webhooks do. */
export type Courier = {
  /**
   * Asks the address whether it is the app's, as Meta does, and sends there from then on, of the
   * pages that the app is subscribed to. `pages` are subscribed at once: all unless told. The
   * accounts of Instagram have an address of their own; of those a page's subscription is enough.
   * @throws UnknownThing in one sentence when it is not of this machine or does not know the word.
   */
  subscribe(
    callback: string,
    verifyToken: string,
    pages?: readonly string[],
    object?: WebhookObject,
  ): Promise<void>
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** What is not taken in is sent again so long after, ms; Meta goes on for hours. */
const againAfter = [1_000, 5_000, 30_000]
/** Meta gives the app five seconds to answer. */
const deadlineMs = 5_000
const longestBatch = 1_000

export function createCourier(network: Network, faults: Faults): Courier {
  const { callbacks } = network.subscriptions
  /** One that waits for a later one to go first. */
  let held: (() => void) | null = null
  const onTheirWay = new Set<Promise<void>>()
  const ending = new AbortController()
  const batches = createBatches(ending.signal, (object, body) =>
    start(async () => carry(object, await body, true)),
  )

  const stopListening = network.news.listen(news => {
    const object = objectOf(news)
    const fields = network.subscriptions.of(news.page)
    const isWanted = object === 'page' ? fields.includes(fieldOf(network, news)) : fields.length > 0
    const payload = callbacks.has(object) && isWanted ? payloadOf(network, news) : null
    if (payload === null) return
    const fault = faults.use('webhook', null)
    const body = escapeJson(payload)
    const send = (isSigned = true) => start(() => carry(object, body, isSigned))
    const sendLater = (ms: number) =>
      start(async () => {
        await wait(ms, undefined, { signal: ending.signal })
        await carry(object, body, true)
      })
    switch (fault?.how) {
      case 'late':
        return sendLater(fault.ms)
      case 'twice':
        send()
        return send()
      case 'unsigned':
        return send(false)
      case 'out-of-order':
        release()
        held = send
        return
      case 'replayed':
        send()
        return sendLater(fault.ms)
      case 'unknown-fields':
        return start(() => carry(object, escapeJson(withUnknownFields(payload)), true))
      case 'batch':
        return batches.add(object, payload, fault.ms)
      default:
        send()
        return release()
    }
  })

  function release(): void {
    held?.()
    held = null
  }

  function start(work: () => Promise<void>): void {
    const way = work()
      .catch((error: unknown) => {
        if (!ending.signal.aborted) throw error
      })
      .finally(() => onTheirWay.delete(way))
    onTheirWay.add(way)
  }

  async function carry(object: WebhookObject, body: string, isSigned: boolean): Promise<void> {
    for (const again of [...againAfter, null]) {
      const callback = callbacks.get(object)
      if (
        callback === undefined ||
        (await post(callback, body, isSigned, ending.signal)) ||
        again === null
      )
        return
      await wait(again, undefined, { signal: ending.signal })
    }
  }

  return {
    async subscribe(address, verifyToken, pages, object = 'page') {
      await verify(address, verifyToken)
      callbacks.set(object, address)
      for (const page of pages ?? network.people.pages().map(({ id }) => id)) {
        network.subscriptions.set(page, subscribable)
      }
    },
    async settled() {
      release()
      batches.end()
      while (onTheirWay.size > 0) await Promise.all(onTheirWay)
    },
    async close() {
      stopListening()
      ending.abort()
      await Promise.all(onTheirWay)
    },
  }
}

/** Meta puts up to 1,000 changes in one body. */
function createBatches(
  ending: AbortSignal,
  send: (object: WebhookObject, body: Promise<string>) => void,
) {
  /** What waits to go in one body, and what ends the waiting. */
  let gathered: { object: WebhookObject; payloads: Payload[]; full: () => void } | null = null

  return {
    add(object: WebhookObject, payload: Payload, ms: number): void {
      if (gathered?.object === object) {
        gathered.payloads.push(payload)
        if (gathered.payloads.length < longestBatch) return
        gathered.full()
        gathered = null
        return
      }
      const full = new AbortController()
      const batch = { object, payloads: [payload], full: () => full.abort() }
      gathered = batch
      const whole = async () => {
        const signal = AbortSignal.any([ending, full.signal])
        await wait(ms, undefined, { signal }).catch((error: unknown) => {
          if (!full.signal.aborted) throw error
        })
        if (gathered === batch) gathered = null
        return escapeJson({ object, entry: batch.payloads.flatMap(one => one.entry) })
      }
      send(object, whole())
    },
    end: () => gathered?.full(),
  }
}

/** @returns whether it was taken in, or never will be; @throws what ended the waiting */
async function post(
  address: string,
  body: string,
  isSigned: boolean,
  ending: AbortSignal,
): Promise<boolean> {
  const signature = createHmac('sha256', app.secret).update(body).digest('hex')
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        ...(isSigned ? { 'x-hub-signature-256': `sha256=${signature}` } : {}),
      },
      body,
      signal: AbortSignal.any([ending, AbortSignal.timeout(deadlineMs)]),
    })
    await response.arrayBuffer()
    // What is refused as a forgery once is refused for ever.
    return response.ok || response.status === 403
  } catch (error) {
    if (ending.aborted) throw error
    return false
  }
}

/** @throws UnknownThing */
async function verify(address: string, verifyToken: string): Promise<void> {
  const url = URL.parse(address)
  if (url === null || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new UnknownThing(`« ${address} » n’est pas une adresse de cette machine.`)
  }
  const challenge = String(randomInt(1_000_000_000))
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.verify_token', verifyToken)
  url.searchParams.set('hub.challenge', challenge)
  const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) })
  const answer = await response.text()
  if (!response.ok || answer !== challenge) {
    throw new UnknownThing(
      `« ${address} » ne reconnaît pas le mot de vérification (${response.status}).`,
    )
  }
}
