/// <reference path="./smpp-library.d.ts" />

import { createHash } from 'node:crypto'
import type { Pdu } from 'smpp'
import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'
import type { AudienceNews, Call, Check, Failure, Found, Outcome } from '../connector.ts'
import { field } from '../manifest.ts'
import { orUnfit, working } from '../network/check.ts'
import { asFailure, doubtAfter, NetworkError, orElse, orFailure } from '../network/error.ts'
import { type Pause, wait } from '../network/publishing.ts'
import { smsParts } from '../rules/sms-text.ts'
import { asE164, isStop, type Sms, type SmsProvider, senderField } from './manifest.ts'
import { smsSentences as says } from './sentences.ts'
import { placeIn, status, withLine } from './smpp-line.ts'

/**
 * A message centre by SMPP 3.4 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf), as carriers and their resellers
 * offer it to an intercommunality. It knows no key of ours and shows nothing that was sent: what got no
 * answer may have left, and is never sent again.
 */
export const smpp: SmsProvider = {
  key: 'smpp',
  label: says.smpp,
  description: says.smppDescription,
  fields: [
    field('host', says.host, says.hostHelp, {
      required: true,
      problemOf: value => (placeIn(value) === null ? says.noPlace : null),
    }),
    field('tls', says.tls, says.tlsHelp, {
      choices: [
        { value: 'yes', label: says.tlsYes },
        { value: 'no', label: says.tlsNo },
      ],
    }),
    field('system_id', says.systemId, says.systemIdHelp, { required: true }),
    field('password', says.password, says.passwordHelp, { secret: true, required: true }),
    senderField,
    field('system_type', says.systemType, says.systemTypeHelp, { later: true }),
    field('joining', says.joining, says.joiningHelp, {
      later: true,
      choices: [
        { value: 'header', label: says.joiningHeader },
        { value: 'payload', label: says.joiningPayload },
      ],
    }),
    field('ids', says.receiptIds, says.receiptIdsHelp, {
      later: true,
      choices: [
        { value: 'same', label: says.receiptIdsSame },
        { value: 'decimal', label: says.receiptIdsDecimal },
      ],
    }),
  ],
  read: { asOf: '2026-12-01', source: 'https://smpp.org/SMPP_v3_4_Issue1_2.pdf' },
  check,
  send,
  // What nobody can look up, a person must ask the provider about.
  find: async (): Promise<Found> => ({ kind: 'unclear', reason: says.smppUnclear }),
  news,
}

function check(call: Call): Promise<Check> {
  return orUnfit(says.badAccess, () =>
    withLine(call, async line => {
      await line.ask('enquire_link', {})
      const name = call.config.system_id?.trim() ?? ''
      const sender = call.config.sender?.trim()
      const lines: Check['lines'] = [
        { key: 'account', level: 'ok', text: says.bound(line.center || name) },
        { key: 'credits', level: 'info', text: says.creditsUntold },
        {
          key: 'sender',
          level: 'info',
          text: sender ? says.senderUnchecked(sender) : says.senderOfCenter,
        },
      ]
      return working(lines, name)
    }),
  )
}

/** How long to wait where the centre wants rest, ms; then the next attempt is the outbox's. */
const restsMs = [500, 1_000, 2_000]

/**
 * All parts of one message. Once the first was taken nothing is sent again, whatever becomes of the rest:
 * its reader would have the beginning twice.
 */
export async function send(
  call: Call,
  { number, text, key }: Sms,
  pause: Pause = wait,
): Promise<Outcome> {
  let taken = 0
  const act = () =>
    withLine(call, async (line): Promise<Outcome> => {
      let id = ''
      for (const fields of submissions(call.config, { number, text, key })) {
        let answer = await line.ask('submit_sm', fields)
        for (const ms of restsMs) {
          if (!wantsRest(answer)) break
          await pause(ms)
          answer = await line.ask('submit_sm', fields)
        }
        if (answer.command_status !== status.ok) throw refusalOf(answer)
        id = answer.message_id ?? ''
        taken += 1
      }
      return { kind: 'published', remoteId: idOf(id), url: null }
    })
  return await orElse(act, error => {
    const isInDoubt = error.problem.what === 'unknown' || taken > 0
    if (isInDoubt) return { kind: 'unknown', reason: taken > 0 ? says.partLeft : error.reason }
    return asFailure(error, call)
  })
}

const wantsRest = ({ command_status: code }: Pdu): boolean =>
  code === status.throttled || code === status.queueFull

function refusalOf(answer: Pdu): NetworkError {
  const { command_status: code } = answer
  if (wantsRest(answer))
    return new NetworkError(says.throttled, doubtAfter(false), { forAll: true })
  if (code === status.invalidDestination)
    return new NetworkError(says.badNumber, { what: 'refused' })
  if (code === status.invalidSource)
    return new NetworkError(says.senderRefusedThere, { what: 'refused' })
  return new NetworkError(says.smppRefused(code), { what: 'refused' })
}

/** 3GPP TS 23.040 § 9.2.3.24.1: how parts say that they are one. */
const joinedHead = (reference: number, of: number, index: number): Buffer =>
  Buffer.from([5, 0, 3, reference, of, index + 1])
const headIndicator = 0x40
const ucs2 = 8

function submissions(config: Record<string, string>, { number, text, key }: Sms) {
  const { encoding, parts } = smsParts(text)
  const sender = config.sender?.trim() ?? ''
  const isNumber = /^\+?\d+$/.test(sender)
  const common = {
    source_addr_ton: sender === '' ? 0 : !isNumber ? 5 : sender.startsWith('+') ? 1 : 0,
    source_addr_npi: isNumber ? 1 : 0,
    source_addr: sender.replace(/^\+/, ''),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: number.replace(/^\+/, ''),
    data_coding: encoding === 'ucs-2' ? ucs2 : 0,
  }
  // The last one stands for all: who has its receipt has seldom lost another.
  const receipt = (isLast: boolean) => ({ registered_delivery: isLast ? 1 : 0 })
  if (config.joining === 'payload' && parts.length > 1) {
    return [{ ...common, ...receipt(true), message_payload: Buffer.concat(parts) }]
  }
  const [reference = 0] = createHash('sha256').update(`${number} ${key}`).digest()
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1
    const isJoined = parts.length > 1
    const head = isJoined ? joinedHead(reference, parts.length, index) : Buffer.alloc(0)
    return {
      ...{ ...common, ...receipt(isLast), short_message: Buffer.concat([head, part]) },
      ...(isJoined && { esm_class: headIndicator }),
    }
  })
}

/** Ids are compared as they are, whatever case and zeros a centre writes them with. */
const idOf = (id: string): string =>
  id
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '')

/** Some centres answer in hexadecimal, and write the same in decimal in what they tell later. */
function receiptId(config: Record<string, string>, id: string): string {
  const isDecimal = config.ids === 'decimal' && /^\d+$/.test(id)
  return idOf(isDecimal ? BigInt(id).toString(16) : id)
}

const cursorShape = z.object({ given: z.array(z.string()) })
/** How long nothing more may come, and how much is told at once. */
const quietMs = 400
const mostAtOnce = 200

/**
 * What the centre pushes: receipts, and answers. It is confirmed to the centre by the next call, whose
 * cursor shows that it was kept; what a crash comes between is pushed again.
 */
function news(call: Call, cursor: string | null): Promise<AudienceNews | Failure> {
  return orFailure(call, () =>
    withLine(call, async (line): Promise<AudienceNews> => {
      const given = new Set(cursorShape.safeParse(jsonIn(cursor)).data?.given)
      for (let seen = -1; seen < line.pushed.length && line.pushed.length < mostAtOnce; ) {
        seen = line.pushed.length
        await line.more(quietMs)
      }
      const receipts: AudienceNews['receipts'] = []
      const stops: string[] = []
      const next: string[] = []
      for (const pdu of line.pushed.slice(0, mostAtOnce)) {
        const digest = digestOf(pdu)
        const receipt = receiptIn(call, pdu)
        const stop = receipt === null && isStop(textIn(pdu)) ? asE164(pdu.source_addr ?? '') : null
        const isNews = receipt !== null || stop !== null
        if (!isNews || isUnderway(receipt) || given.has(digest)) {
          line.confirm(pdu)
          continue
        }
        next.push(digest)
        if (receipt !== null && !isUnderway(receipt)) receipts.push(receipt)
        if (stop !== null) stops.push(stop)
      }
      const page = { cursor: JSON.stringify({ given: next }), receipts, stops }
      return { kind: 'news', done: next.length === 0, ...page }
    }),
  )
}

const digestOf = (pdu: Pdu): string =>
  createHash('sha256')
    .update(JSON.stringify([pdu.source_addr, pdu.receipted_message_id, textIn(pdu)]))
    .digest('base64url')
    .slice(0, 16)

function textIn({ short_message, message_payload }: Pdu): string {
  const read = (text: Pdu['short_message']): string => {
    if (text === undefined || typeof text === 'string') return text ?? ''
    return Buffer.isBuffer(text) ? text.toString('latin1') : read(text.message)
  }
  return read(short_message) || read(message_payload)
}

type Receipt = AudienceNews['receipts'][number]
type Underway = 'underway'
const isUnderway = (receipt: Receipt | Underway | null): receipt is Underway =>
  receipt === 'underway'

/** SMPP 3.4 § 5.2.28 and its appendix B; what neither arrived nor failed will be told again. */
const delivered = [2, 'DELIVRD']
const failed = [3, 4, 5, 8, 'EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD']

function receiptIn({ config, now }: Call, pdu: Pdu): Receipt | Underway | null {
  if (((pdu.esm_class ?? 0) & 0x3c) !== 4) return null
  const text = textIn(pdu)
  const id = pdu.receipted_message_id ?? /\bid:(\S+)/i.exec(text)?.[1]
  const state = pdu.message_state ?? /\bstat:([A-Z]+)/i.exec(text)?.[1]?.toUpperCase() ?? ''
  if (id === undefined) return 'underway'
  const known = { remoteId: receiptId(config, id), at: now }
  if (delivered.includes(state)) return { ...known, state: 'delivered', reason: null }
  return failed.includes(state)
    ? { ...known, state: 'failed', reason: says.notDelivered }
    : 'underway'
}
