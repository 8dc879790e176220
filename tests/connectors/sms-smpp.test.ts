import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Call, Publication } from '../../server/connectors/connector.ts'
import { smsSmpp } from '../../server/connectors/sms/index.ts'
import { send as sendBySmpp } from '../../server/connectors/sms/smpp.ts'
import { certify, hasOpenssl } from '../support/mailbox/authority.ts'
import { says } from '../support/says.ts'
import { heads } from './sms-center.ts'
import { openSmpp, resident } from './sms-harness.ts'

const { check } = smsSmpp
const { reach, news } = smsSmpp.audience ?? {}
if (!reach || !news) throw new Error('SMS reach people')

const saying = (text: string): Publication => ({ text, link: null, images: [] })
const send = (call: Call, text = 'Coupure demain', key = 'k') =>
  reach(call, resident, saying(text), key)
const hear = async (call: Call, cursor: string | null) => {
  const heard = await news(call, cursor)
  if (heard.kind !== 'news') throw new Error(heard.reason.fr)
  return heard
}

const receiptOf = (id: string, stat: string) => ({
  esm_class: 4,
  source_addr: resident.slice(1),
  short_message: Buffer.from(
    `id:${id} sub:001 dlvrd:001 submit date:2606021000 done date:2606021001 stat:${stat} err:000 text:Coupure`,
  ),
})

describe('a message by SMPP', () => {
  it('has its parts joined by a head, and asks for the last one’s receipt', async () => {
    const { center, call } = await openSmpp()
    const text = 'Travaux. '.repeat(40)
    const outcome = await send(call(), text)
    expect(outcome).toMatchObject({ kind: 'published', remoteId: '22' })
    expect(center.taken.map(({ pdu }) => heads(pdu)?.index)).toEqual([1, 2, 3])
    expect(new Set(center.taken.map(({ pdu }) => heads(pdu)?.reference)).size).toBe(1)
    expect(center.taken.map(({ pdu }) => pdu.registered_delivery)).toEqual([0, 0, 1])
    expect(center.texts()).toEqual([text])
  })

  it('is UCS-2 where a sign asks for it, and one payload where the provider cuts', async () => {
    const { center, config, call } = await openSmpp()
    await send(call(), 'Fête')
    expect(center.taken[0]?.pdu).toMatchObject({ data_coding: 8, destination_addr: '33639981234' })
    const payload = call({ config: { ...config, joining: 'payload' } })
    await send(payload, 'Travaux. '.repeat(40))
    expect(center.taken).toHaveLength(2)
    expect(center.taken[1]?.octets).toHaveLength(360)
  })

  it('waits a little where rest is wanted, and leaves the rest to the outbox', async () => {
    const { center, call } = await openSmpp()
    const rests: number[] = []
    const sms = { number: resident, text: 'Coupure demain', key: 'k' }
    const patiently = () => sendBySmpp(call(), sms, async ms => void rests.push(ms))
    center.conduct.refuse = [0x58, 0x14]
    expect(await patiently()).toMatchObject({ kind: 'published' })
    expect(rests).toEqual([500, 1_000])
    center.conduct.refuse = [0x58, 0x58, 0x58, 0x58]
    expect(await patiently()).toMatchObject({ kind: 'failed', retryAt: expect.any(Number) })
    expect(center.taken).toHaveLength(1)
  })

  it.each([
    [0x0b, /n’est pas attribué/],
    [0x0a, /refuse cet expéditeur/],
    [0x45, /code 0x00000045/],
  ])('that is refused by status %i is so for good', async (status, reason) => {
    const { center, call } = await openSmpp()
    center.conduct.refuse = [status]
    expect(await send(call())).toEqual({ kind: 'failed', reason: says(reason), retryAt: null })
  })

  it('of which a part left is never sent again', async () => {
    const { center, call } = await openSmpp()
    const long = 'Travaux. '.repeat(40)
    await send(call())
    center.conduct.refuse = []
    const submitted = center.taken.length
    vi.spyOn(center.conduct.refuse, 'shift')
      .mockReturnValueOnce(undefined)
      .mockReturnValueOnce(0x0b)
    expect(await send(call(), long)).toEqual({
      kind: 'unknown',
      reason: says(/Une partie de ce SMS est partie/),
    })
    expect(center.taken).toHaveLength(submitted + 1)
  })

  it('goes by one line for many, and by another once that ended', async () => {
    const { center, call } = await openSmpp()
    await Promise.all(['a', 'b', 'c'].map(key => send(call(), key, key)))
    expect(center.sessions).toHaveLength(1)
    for (const session of [...center.sessions]) session.destroy()
    await expect.poll(() => center.sessions.length).toBe(0)
    await expect.poll(async () => (await send(call(), 'd', 'd')).kind).toBe('published')
    expect(center.sessions).toHaveLength(1)
  })
})

describe('what a centre pushes', () => {
  it('is told once, and confirmed when it was kept', async () => {
    const { center, call } = await openSmpp()
    const outcome = await send(call())
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    center.push(receiptOf(`00${outcome.remoteId.toUpperCase()}`, 'DELIVRD'))
    center.push({ source_addr: '33639980001', short_message: Buffer.from('STOP') })
    center.push({ source_addr: '33639980002', short_message: Buffer.from('Merci !') })
    center.push(receiptOf('77', 'ENROUTE'))
    const first = await hear(call(), null)
    const at = call().now
    expect(first).toMatchObject({
      done: false,
      receipts: [{ remoteId: outcome.remoteId, state: 'delivered', at, reason: null }],
      stops: ['+33639980001'],
    })
    await expect.poll(() => center.conduct.confirmed.length).toBe(2)
    const second = await hear(call(), first.cursor)
    expect(second).toMatchObject({ done: true, receipts: [], stops: [] })
    await expect.poll(() => center.conduct.confirmed.length).toBe(4)
  })

  it('is pushed again after a crash, and told to those who did not keep it', async () => {
    const { center, call } = await openSmpp()
    await send(call())
    center.push(receiptOf('20', 'UNDELIV'))
    const lost = await hear(call(), null)
    for (const session of [...center.sessions]) session.destroy()
    await expect.poll(() => center.sessions.length).toBe(0)
    await send(call(), 'Encore', 'k2')
    center.push(receiptOf('20', 'UNDELIV'))
    const again = await hear(call(), null)
    expect(again.receipts).toEqual(lost.receipts)
    expect(again.receipts).toMatchObject([{ state: 'failed', reason: says(/n’a pas pu remettre/) }])
  })

  it('is known by its number in decimal where the centre answers in hexadecimal', async () => {
    const { center, config, call } = await openSmpp()
    const decimal = call({ config: { ...config, ids: 'decimal' } })
    const outcome = await send(decimal)
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    center.push(receiptOf(String(Number.parseInt(outcome.remoteId, 16)), 'DELIVRD'))
    const { receipts } = await hear(decimal, null)
    expect(receipts).toMatchObject([{ remoteId: outcome.remoteId, state: 'delivered' }])
  })
})

describe('the line', () => {
  it('is refused within our own network', async () => {
    const { call, config } = await openSmpp()
    const { lines } = await check(call({ config: { ...config, host: '10.0.0.1:2775' } }))
    expect(lines[0]?.text).toEqual(says(/n’est pas une adresse publique/))
  })

  it.runIf(hasOpenssl)('is encrypted, by a certificate that somebody vouches for', async () => {
    const { cert, key, end } = certify('localhost')
    onTestFinished(end)
    const read = (path: string) => readFileSync(path, 'utf8')
    const { call, center } = await openSmpp({ cert: read(cert), key: read(key) })
    expect((await check(call())).lines[0]).toMatchObject({ level: 'ok', text: says(/CENTRE/) })
    expect(await send(call())).toMatchObject({ kind: 'published' })
    expect(center.texts()).toEqual(['Coupure demain'])
    end()
    const unknown = call({ secrets: { password: 'autre' } })
    expect((await check(unknown)).lines[0]?.text).toEqual(says(/certificat de localhost/))
  })
})
