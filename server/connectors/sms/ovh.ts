import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { HttpResponse } from '../../platform/http-client.ts'
import type { AudienceNews, Call, Check, Failure, Found, Outcome } from '../connector.ts'
import { field } from '../manifest.ts'
import { addressIn, orUnfit, working } from '../network/check.ts'
import {
  doubtAfter,
  failedFor,
  NetworkError,
  orFailure,
  orNull,
  orOutcome,
  orUnclear,
  type Problem,
} from '../network/error.ts'
import { createExchange, type Query, searchOf, time } from '../network/exchange.ts'
import { skewMs } from '../network/publishing.ts'
import { smsTermsOf } from '../rules/sms-cost.ts'
import { smsSize } from '../rules/sms-text.ts'
import { asE164, isStop, type Sms, type SmsProvider, senderField } from './manifest.ts'
import { smsSentences as says } from './sentences.ts'

/**
 * OVHcloud's API (https://eu.api.ovh.com/console/?section=%2Fsms): SMS by the pack, a credit a part. What
 * was sent is found again by its tag, so that a lost answer is settled by looking.
 */
export const ovh: SmsProvider = {
  key: 'sms-ovh',
  label: says.ovh,
  description: says.ovhDescription,
  fields: [
    field('service', says.service, says.serviceHelp, {
      required: true,
      problemOf: value => (/^sms-[a-z0-9]+-\d+$/.test(value.trim()) ? null : says.noServiceName),
    }),
    field('application_key', says.applicationKey, says.keysHelp, { secret: true, required: true }),
    field('application_secret', says.applicationSecret, says.secretHelp, {
      secret: true,
      required: true,
    }),
    field('consumer_key', says.consumerKey, says.consumerKeyHelp, { secret: true, required: true }),
    senderField,
    field('api', says.api, says.apiHelp, { later: true }),
  ],
  read: { asOf: '2026-12-01', source: 'https://www.ovhtelecom.fr/sms/api-sms.xml' },
  check,
  send,
  find,
  news,
}

const europe = 'https://eu.api.ovh.com/1.0'
const refusal = z.object({
  errorCode: z.string().default(''),
  class: z.string().default(''),
  message: z.string().default(''),
})
const ids = z.array(z.union([z.number(), z.string()]).transform(String))
const account = z.object({ creditsLeft: z.number(), description: z.string().nullish() })
const sender = z.object({ status: z.string() })
const report = z.object({ ids, invalidReceivers: z.array(z.string()).default([]) })
const job = z.object({ receiver: z.string(), message: z.string(), creationDatetime: time })
const incoming = z.object({ sender: z.string(), message: z.string() })

type Asked = { method?: 'GET' | 'POST'; query?: Query; body?: object; acts?: boolean }

/** Every function throws `NetworkError` when it gives nothing. */
function apiOf(call: Call) {
  const { ask, read } = createExchange(call, says)
  const typed = call.config.api?.trim()
  const base = (typed ? addressIn(typed)?.href : europe)?.replace(/\/$/, '')
  /** How far their clock is ahead of ours, s. */
  let ahead = 0

  async function get<T>(shape: z.ZodType<T>, path: string, asked: Asked = {}): Promise<T> {
    if (base === undefined) throw new NetworkError(says.noAddress, { what: 'dead' })
    const { method = 'GET', query = {}, body, acts = false } = asked
    const url = `${base}${path}${searchOf(query)}`
    const send = () =>
      ask(url, {
        method,
        acts,
        ...(body && { body }),
        headers: signed(call, ahead, method, url, body),
      })
    let answer = await send()
    if (isOfTime(answer)) {
      // What was refused did nothing, and may be asked again.
      const theirs = read(z.number(), await ask(`${base}/auth/time`))
      ahead = theirs - seconds(call.now)
      answer = await send()
    }
    if (answer.status >= 300) throw refusalOf(answer, acts)
    return read(shape, answer, asked)
  }
  const service = `/sms/${encodeURIComponent(call.config.service?.trim() ?? '')}`
  return {
    of: <T>(shape: z.ZodType<T>, path: string, asked?: Asked) =>
      get(shape, `${service}${path}`, asked),
  }
}

const seconds = (at: number): number => Math.floor(at / 1_000)

/** https://github.com/ovh/node-ovh, `signRequest`. */
function signed(call: Call, ahead: number, method: string, url: string, body?: object) {
  const { application_key = '', application_secret = '', consumer_key = '' } = call.secrets
  const [key, secret, consumer] = [application_key, application_secret, consumer_key].map(one =>
    one.trim(),
  )
  const at = String(seconds(call.now) + ahead)
  const text = body === undefined ? '' : JSON.stringify(body)
  const signature = [secret, consumer, method, url, text, at].join('+')
  return {
    'x-ovh-application': key ?? '',
    'x-ovh-consumer': consumer ?? '',
    'x-ovh-timestamp': at,
    'x-ovh-signature': `$1$${createHash('sha1').update(signature).digest('hex')}`,
  }
}

const saidBy = ({ text }: HttpResponse) => refusal.safeParse(jsonIn(text)).data

/** A call that is signed by a clock that differs too much; some answer so to any signature that is wrong. */
function isOfTime(answer: HttpResponse): boolean {
  if (answer.status < 400 || answer.status > 403) return false
  const { errorCode = '', message = '' } = saidBy(answer) ?? {}
  return /^(QUERY_TIME_OUT|INVALID_SIGNATURE)$/.test(errorCode) || /timestamp/i.test(message)
}

const HOUR = 60 * 60_000

function refusalOf(answer: HttpResponse, acts: boolean): NetworkError {
  const { status } = answer
  const { errorCode = '', class: kind = '', message = '' } = saidBy(answer) ?? {}
  const code = errorCode || kind
  const error = (
    reason: NetworkError['reason'],
    problem: Problem,
    forAll = problem.what === 'dead',
  ) => new NetworkError(reason, problem, { code, forAll })
  const dead = { what: 'dead' } as const
  if (status >= 500) return error(says.broken, doubtAfter(acts))
  if (status < 400) return error(says.unreadable, doubtAfter(acts))
  if (status <= 403) {
    if (code === 'QUERY_TIME_OUT' || /timestamp/i.test(message))
      return error(says.clockOff, doubtAfter(false), true)
    if (code === 'INVALID_SIGNATURE') return error(says.badSecret, dead)
    if (code === 'INVALID_KEY' || /application key/i.test(message)) return error(says.badKey, dead)
    if (code === 'NOT_GRANTED_CALL') return error(says.notGranted, dead)
    if (/^(INVALID|NOT)_CREDENTIAL$/.test(code) || status === 401)
      return error(says.deadConsumer, dead)
    if (/credit/i.test(message))
      return error(says.noCredits, { what: 'passing', retryAt: null }, true)
    if (/contact information/i.test(message)) return error(says.noLinks, { what: 'refused' })
  }
  if (status === 404) {
    return /service/i.test(message)
      ? error(says.noService, dead)
      : error(says.missing, { what: 'missing' })
  }
  const reason = message === '' ? says.refused(status) : says.refusedAs(message)
  return error(reason, { what: 'refused' })
}

/** Fewer credits than this are worth a warning. */
const fewCredits = 100

function check(call: Call): Promise<Check> {
  const api = apiOf(call)
  const name = call.config.sender?.trim() ?? ''
  return orUnfit(says.noService, async () => {
    const { creditsLeft, description } = await api.of(account, '')
    const level = creditsLeft < 1 ? 'error' : creditsLeft < fewCredits ? 'warning' : 'ok'
    const text = creditsLeft < 1 ? says.noCredits : says.credits(Math.floor(creditsLeft))
    const lines: Check['lines'] = [{ key: 'credits', level, text }, await senderLine(call, name)]
    const stops = await api.of(z.array(z.string()), '/blacklists')
    if (stops.length > 0)
      lines.push({ key: 'stops', level: 'info', text: says.stops(stops.length) })
    return working(lines, description || (call.config.service ?? ''))
  })
}

async function senderLine(call: Call, name: string): Promise<Check['lines'][number]> {
  const key = 'sender'
  if (name === '') return { key, level: 'info', text: says.shortNumber }
  const found = await orNull(() => apiOf(call).of(sender, `/senders/${encodeURIComponent(name)}`))
  if (found === null) return { key, level: 'error', text: says.senderUnknown(name) }
  if (found.status === 'enable') return { key, level: 'ok', text: says.senderReady(name) }
  return found.status === 'waitingValidation'
    ? { key, level: 'warning', text: says.senderWaits(name) }
    : { key, level: 'error', text: says.senderRefused(name) }
}

/** A tag has twenty signs at most (https://docs.ovhcloud.com/en/guides/web-cloud/messaging/sms/send-sms-http2sms). */
const tagOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 20)

function send(call: Call, { number, text, key }: Sms): Promise<Outcome> {
  const api = apiOf(call)
  const name = call.config.sender?.trim() ?? ''
  return orOutcome(call, async () => {
    const body = {
      ...{
        message: text,
        receivers: [number],
        tag: tagOf(key),
        charset: 'UTF-8',
        priority: 'high',
      },
      coding: smsSize(text).encoding === 'gsm-7' ? '7bit' : '8bit',
      noStopClause: !smsTermsOf(call.config).isAdvertising,
      ...(name === '' ? { senderForResponse: true } : { sender: name }),
    }
    const made = await api.of(report, '/jobs', { method: 'POST', body, acts: true })
    const [id] = made.ids
    if (id !== undefined) return { kind: 'published', remoteId: id, url: null }
    return failedFor((await hasSaidStop(call, number)) ? says.saidStop : says.badNumber)
  })
}

async function hasSaidStop(call: Call, number: string): Promise<boolean> {
  const path = `/blacklists/${encodeURIComponent(number)}`
  return (await orNull(() => apiOf(call).of(z.unknown(), path))) !== null
}

/** By its tag among what left, else by its words among what is held back: those tell no tag. */
function find(call: Call, { number, text, key }: Sms, since: number): Promise<Found> {
  const api = apiOf(call)
  return orUnclear(async () => {
    const [sent] = await api.of(ids, '/outgoing', { query: { tag: tagOf(key) } })
    if (sent !== undefined) return { kind: 'found', remoteId: sent, url: null }
    const waiting = await api.of(ids, '/jobs')
    for (const id of waiting.toSorted((a, b) => Number(b) - Number(a))) {
      const row = await orNull(() => api.of(job, `/jobs/${id}`))
      if (row === null) continue
      if (row.creationDatetime < since - skewMs) break
      const isOurs = asE164(row.receiver) === number && row.message.startsWith(text)
      if (isOurs) return { kind: 'found', remoteId: id, url: null }
    }
    return { kind: 'absent' }
  })
}

/** `since`: from when on answers are to be read, ms UTC; `given`: whose receipts were given. */
const cursorShape = z.object({ since: z.number(), given: z.array(z.string()) })
const WEEK = 7 * 24 * HOUR
/** What an operator says of an SMS, two days after it left at the latest: 1, 2 or 16 of Kannel's dlr-mask. */
const ends = { '1': 'delivered', '2': 'failed', '16': 'failed' } as const

/** Three questions for a week's receipts, however many: each lists those that ended so. */
function news(call: Call, cursor: string | null): Promise<AudienceNews | Failure> {
  const api = apiOf(call)
  const { now } = call
  const before = cursorShape.safeParse(jsonIn(cursor)).data
  const { since, given } = before ?? { since: now - WEEK, given: [] }
  const iso = (at: number) => new Date(at).toISOString()
  return orFailure(call, async (): Promise<AudienceNews> => {
    const known = new Set(given)
    const kept: string[] = []
    const receipts: AudienceNews['receipts'] = []
    for (const [code, state] of Object.entries(ends)) {
      const query = { 'creationDatetime.from': iso(now - WEEK), deliveryReceipt: code }
      for (const remoteId of await api.of(ids, '/outgoing', { query })) {
        kept.push(remoteId)
        const reason = state === 'failed' ? says.notDelivered : null
        if (!known.has(remoteId)) receipts.push({ remoteId, state, at: now, reason })
      }
    }
    const stops = await api.of(z.array(z.string()), '/blacklists')
    const query = { 'creationDatetime.from': iso(since - skewMs) }
    for (const id of await api.of(ids, '/incoming', { query })) {
      const row = await orNull(() => api.of(incoming, `/incoming/${id}`))
      if (row !== null && isStop(row.message)) stops.push(row.sender)
    }
    const next = JSON.stringify({ since: now, given: kept })
    const all = [...new Set(stops.map(asE164))]
    return { kind: 'news', cursor: next, done: true, receipts, stops: all }
  })
}
