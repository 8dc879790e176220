import { describe, expect, it } from 'vitest'
import type { Call, Publication } from '../../server/connectors/connector.ts'
import { smsOvh } from '../../server/connectors/sms/index.ts'
import { says } from '../support/says.ts'
import { DAY, MINUTE } from './played.ts'
import { openCarrier, resident } from './sms-harness.ts'

const { check } = smsOvh
const { reach, findReached, news } = smsOvh.audience ?? {}
if (!reach || !findReached || !news) throw new Error('SMS reach people')

const water: Publication = { text: 'Coupure d’eau demain de 9 h à 12 h.', link: null, images: [] }
const send = (call: Call, key = 'k', publication = water) => reach(call, resident, publication, key)

describe('the check', () => {
  it('says how many SMS are left, what the sender is, and who said no', async () => {
    const { carrier, call } = await openCarrier()
    carrier.answer('+33639980000', 'Stop svp')
    const { lines, name } = await check(call())
    expect(name).toBe('Mairie de Vaubécourt-sur-Marne')
    expect(lines).toEqual([
      { key: 'credits', level: 'ok', text: says('Il reste 5000 SMS dans le pack.') },
      { key: 'sender', level: 'ok', text: says(/MAIRIE.*validé/) },
      {
        key: 'stops',
        level: 'info',
        text: says(/^1 numéro a répondu STOP et ne reçoit plus rien/),
      },
    ])
    carrier.conduct.pack = 12
    carrier.conduct.senderStatus = 'waitingValidation'
    const again = await check(call())
    expect(again.lines.map(({ level }) => level)).toEqual(['warning', 'warning', 'info'])
    carrier.conduct.pack = 0
    const { config } = call()
    const none = await check(call({ config: { ...config, sender: 'AUTRE' } }))
    expect(none.lines.map(({ level }) => level)).toEqual(['error', 'error', 'info'])
    const short = await check(call({ config: { ...config, sender: '' } }))
    expect(short.lines[1]).toMatchObject({ level: 'info', text: says(/numéro court/) })
  })

  it.each([
    ['application_key', /ne connaît pas cette clé/],
    ['application_secret', /n’est pas celui de cette clé/],
    ['consumer_key', /clé de consommateur n’est plus valable/],
  ])('of a wrong %s says which', async (key, text) => {
    const { call } = await openCarrier()
    const { lines, state } = await check(call({ secrets: { ...call().secrets, [key]: 'autre' } }))
    expect(state).toBe('reauthorize')
    expect(lines).toEqual([{ key: 'token', level: 'error', text: says(text) }])
  })

  it('of keys that ended, lack a right, or are of another account says so', async () => {
    const { carrier, call } = await openCarrier()
    carrier.conduct.consumer = 'expired'
    expect((await check(call())).lines[0]?.text).toEqual(says(/n’est plus valable/))
    carrier.conduct.consumer = 'not granted'
    expect((await check(call())).lines[0]?.text).toEqual(says(/ne permettent pas cela/))
    carrier.conduct.consumer = 'valid'
    const config = { ...call().config, service: 'sms-xx1-1' }
    const { lines, state } = await check(call({ config }))
    expect(state).toBe('reauthorize')
    expect(lines[0]?.text).toEqual(says(/n’a pas de compte SMS de ce nom/))
  })
})

describe('sending', () => {
  it('goes by their clock where ours is wrong', async () => {
    const { carrier, call } = await openCarrier()
    carrier.conduct.aheadMs = 10 * MINUTE
    expect(await send(call())).toMatchObject({ kind: 'published' })
    expect(carrier.all()).toHaveLength(1)
  })

  it('costs what is counted before', async () => {
    const { carrier, call } = await openCarrier()
    const long = 'é'.repeat(161)
    for (const text of [water.text, "Coupure d'eau demain.", long, `${'a'.repeat(70)}ê`]) {
      await send(call(), text, { ...water, text })
    }
    expect(carrier.all().map(({ credits }) => credits)).toEqual([2, 2, 1, 1])
  })

  it('with an advertisement waits for Monday, and is found meanwhile', async () => {
    const { carrier, clock, call } = await openCarrier()
    clock.advance(4 * DAY + 6 * 60 * MINUTE)
    const config = { ...call().config, purpose: 'advertising' }
    const since = call().now
    const outcome = await send(call({ config }))
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect(carrier.all()[0]?.text).toMatch(/STOP 36111$/)
    const look = (key: string) => findReached(call({ config }), resident, water, key, since)
    expect(await look('k')).toMatchObject({ kind: 'found', remoteId: outcome.remoteId })
    clock.advance(3 * DAY)
    expect(await look('k')).toMatchObject({ kind: 'found', remoteId: outcome.remoteId })
    expect(await look('other')).toEqual({ kind: 'absent' })
  })

  it.each([
    ['a number that said STOP', /a répondu STOP/, { stop: true }],
    ['a number that is none', /n’est pas attribué/, { number: '+3912345' }],
    ['a link from a short number', /ni lien ni téléphone/, { sender: '' }],
    ['a sender that is not ours', /This sender is not allowed/, { sender: 'AUTRE' }],
  ])('is refused for good: %s', async (_what, reason, { stop, number, sender }: Refused) => {
    const { carrier, call } = await openCarrier()
    if (stop) carrier.answer(resident, 'STOP')
    const config = { ...call().config, ...(sender !== undefined && { sender }) }
    const publication = { ...water, link: 'https://exemple.fr/eau' }
    const outcome = await reach(call({ config }), number ?? resident, publication, 'k')
    expect(outcome).toEqual({ kind: 'failed', reason: says(reason), retryAt: null })
    expect(carrier.all()).toEqual([])
  })

  it('waits where the pack is used up, or where rest is wanted', async () => {
    const { carrier, sandbox, call } = await openCarrier()
    carrier.conduct.pack = 0
    const { now } = call()
    const later = { kind: 'failed', retryAt: expect.any(Number) }
    expect(await send(call())).toMatchObject({ ...later, reason: says(/épuisé : rechargez/) })
    carrier.conduct.pack = 10
    sandbox.faults.add({ kind: 'throttle', percent: 100, match: { path: '/ovh/1.0' }, times: 1 })
    expect(await send(call())).toMatchObject({ ...later, retryAt: now + 5 * MINUTE })
    expect(await send(call())).toMatchObject({ kind: 'published' })
  })

  it('that was done and answered 500 is unknown, and found', async () => {
    const { sandbox, carrier, call } = await openCarrier()
    const match = { method: 'POST', path: '/ovh/1.0/sms' } as const
    sandbox.faults.add({ kind: 'accept-then-500', match })
    const { now } = call()
    expect(await send(call())).toMatchObject({ kind: 'unknown' })
    expect(await findReached(call(), resident, water, 'k', now)).toMatchObject({ kind: 'found' })
    expect(carrier.all()).toHaveLength(1)
  })
})

type Refused = { stop?: boolean; number?: string; sender?: string }

describe('what is told later', () => {
  it('is each receipt once, and every number that said STOP', async () => {
    const { carrier, clock, call } = await openCarrier()
    const sent: string[] = []
    for (const key of ['a', 'b', 'c', 'd']) {
      const outcome = await send(call(), key)
      if (outcome.kind === 'published') sent.push(outcome.remoteId)
    }
    const hear = async (cursor: string | null) => {
      const heard = await news(call(), cursor)
      if (heard.kind !== 'news') throw new Error(heard.reason.fr)
      return heard
    }
    const first = await hear(null)
    expect(first.receipts).toEqual([])
    carrier.receive(Number(sent[0]), 1)
    carrier.receive(Number(sent[1]), 2)
    carrier.receive(Number(sent[2]), 16)
    carrier.answer('0033639980001', ' stop merci')
    carrier.answer('+33639980002', 'Merci, mais ne vous arrêtez pas : pas de stop !')
    clock.advance(MINUTE)
    const second = await hear(first.cursor)
    const at = call().now
    const reason = says(/n’a pas pu remettre/)
    expect(second.receipts).toEqual([
      { remoteId: sent[0], state: 'delivered', at, reason: null },
      { remoteId: sent[1], state: 'failed', at, reason },
      { remoteId: sent[2], state: 'failed', at, reason },
    ])
    expect(second.stops).toEqual(['+33639980001'])
    clock.advance(MINUTE)
    const third = await hear(second.cursor)
    expect(third).toMatchObject({ receipts: [], done: true })
    carrier.receive(Number(sent[3]), 1)
    expect((await hear(third.cursor)).receipts).toMatchObject([{ remoteId: sent[3] }])
  })
})
