import crypto, { createHmac } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebhookChannel } from '../../../server/connectors/connector.ts'
import { webhook } from '../../../server/connectors/facebook/webhook-events.ts'

const { read, verify } = webhook

// Seen by the modules that were loaded before this one, too.
const compared = vi.spyOn(crypto, 'timingSafeEqual')
syncBuiltinESMExports()
afterAll(() => {
  compared.mockRestore()
  syncBuiltinESMExports()
})
beforeEach(() => void compared.mockClear())

const secret = '5f0c2a7d4e9b1836a0d7c4f2be19086d'

/** A connected page; `id` is ours, `page` is Meta's. */
function channel(id: number, page: string, secrets: Record<string, string>): WebhookChannel {
  return { id, config: { page }, secrets: { token: 'EAAB', ...secrets } }
}

const mairie = channel(1, '1353', { app_secret: secret, verify_token: 'tambour' })

function delivery(text: string, signature: string | null = sign(text)) {
  const headers = new Headers(signature === null ? {} : { 'x-hub-signature-256': signature })
  return { headers, body: new TextEncoder().encode(text), at: 0 }
}

function sign(text: string, key = secret): string {
  return `sha256=${createHmac('sha256', key).update(text).digest('hex')}`
}

/** As Meta sends it: feed times in seconds, messaging times in milliseconds. */
const page = (id: string) => ({ object: 'page', entry: [{ id, time: 1_780_387_200 }] })
const told = (document: unknown, channels: WebhookChannel[] = [mairie]) =>
  read(delivery(JSON.stringify(document)), channels)

describe('a question whether the address is ours', () => {
  const question = {
    'hub.mode': 'subscribe',
    'hub.verify_token': 'tambour',
    'hub.challenge': '1158201444',
  }

  it('is answered by its challenge, as it is', () => {
    expect(verify(question, [mairie])).toBe('1158201444')
    const odd = { ...question, 'hub.challenge': ' <b>0\n ' }
    expect(verify(odd, [channel(2, '7', {}), mairie])).toBe(' <b>0\n ')
  })

  it.each([
    ['another word', { 'hub.verify_token': 'tambours' }],
    ['the beginning of the word', { 'hub.verify_token': 'tambou' }],
    ['no word', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
  ])('is not, with %s', (_what, part) => {
    expect(verify({ ...question, ...part }, [mairie])).toBeNull()
  })

  it('takes the same time for every word, known or not, whatever its length', () => {
    const channels = [mairie, channel(2, '7', { verify_token: 'un mot bien plus long' }), mairie]
    for (const word of ['tambour', 'x', 'un mot bien plus long encore']) {
      compared.mockClear()
      verify({ ...question, 'hub.verify_token': word }, channels)
      expect(compared).toHaveBeenCalledTimes(channels.length)
    }
  })

  it('is not, where no channel has a word', () => {
    expect(verify({ ...question, 'hub.verify_token': '' }, [channel(1, '1353', {})])).toBeNull()
    expect(verify({}, [])).toBeNull()
  })
})

describe('a signature', () => {
  // Reckoned with OpenSSL: openssl dgst -sha256 -hmac SECRET
  it('is over the raw bytes: Meta’s \\u00e9, or é itself', () => {
    const escaped = String.raw`{"object":"page","entry":[{"id":"1353","time":1780387200,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1353_10_20","post_id":"1353_10","parent_id":"1353_10","from":{"id":"77","name":"Odile"},"message":"\u00c0 quelle heure ouvre la d\u00e9chetterie ?","created_time":1780387199}}]}]}`
    const first = '9ead1cf54d05bc671e86d84a8e887361ab40b2b1a903d2901240743212a0e3b1'
    expect(read(delivery(escaped, `sha256=${first}`), [mairie])).toEqual([1])
    const plain =
      '{"object":"page","entry":[{"id":"1353","changes":[{"value":{"message":"À quelle heure ?"}}]}]}'
    const second = 'a7f849a23eac9052ebfb46e6b01a1463232fc7e84f966c9cae1a05cabd37d7fc'
    expect(read(delivery(plain, `sha256=${second}`), [mairie])).toEqual([1])
    // The same document, written otherwise.
    const other = JSON.stringify(JSON.parse(escaped))
    expect(read(delivery(other, `sha256=${first}`), [mairie])).toBeNull()
  })

  it('that is missing, of another kind, cut, or of another secret concerns nobody', () => {
    const text = JSON.stringify(page('1353'))
    const good = sign(text)
    for (const signature of [
      null,
      '',
      good.slice('sha256='.length),
      good.replace('sha256', 'sha1'),
      good.slice(0, -1),
      `${good}0`,
      `${good}, ${good}`,
      sign(`${text} `),
      sign(text, 'another secret'),
      sign(text, ''),
    ]) {
      expect(read(delivery(text, signature), [mairie]), String(signature)).toBeNull()
    }
    expect(read(delivery(text), [channel(1, '1353', {})])).toBeNull()
    // Nobody's empty secret opens the door.
    const nobody = channel(1, '1353', { app_secret: ' ' })
    expect(read(delivery(text, sign(text, '')), [nobody])).toBeNull()
  })

  it('is held against each secret once, right or wrong, in constant time', () => {
    const channels = [
      mairie,
      channel(2, '1353', { app_secret: secret }),
      channel(3, '1353', { app_secret: 'of another app' }),
    ]
    const text = JSON.stringify(page('1353'))
    for (const signature of [sign(text), sign(text, 'wrong')]) {
      compared.mockClear()
      read(delivery(text, signature), channels)
      expect(compared).toHaveBeenCalledTimes(2)
    }
  })

  it('of one bit more or less concerns nobody', () => {
    const text = JSON.stringify(page('1353'))
    const bytes = Buffer.from(sign(text).slice('sha256='.length), 'hex')
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), bit => {
        const forged = Buffer.from(bytes)
        forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(read(delivery(text, `sha256=${forged.toString('hex')}`), [mairie])).toBeNull()
      }),
    )
  })
})

describe('what is told', () => {
  it('concerns each page that is named, once, whose own app signed it', () => {
    const channels = [
      mairie,
      channel(2, '1353', { app_secret: 'of another app' }),
      channel(3, '1353', { app_secret: ` ${secret} ` }),
      channel(4, '99', { app_secret: secret }),
      channel(5, '98', { app_secret: secret }),
      channel(6, '1353', {}),
    ]
    const entry = [{ id: '1353' }, { id: '99' }, { id: '1353' }, { id: '7' }]
    expect(told({ object: 'page', entry }, channels)).toEqual([1, 3, 4])
  })

  it('in a batch of a thousand is read whole', () => {
    const entry = Array.from({ length: 1000 }, (_, index) => ({ id: String(index + 1000) }))
    expect(told({ object: 'page', entry })).toEqual([1])
  })

  it.each([
    ['comments', { changes: [{ field: 'feed', value: { item: 'comment', verb: 'remove' } }] }],
    ['messages', { messaging: [{ timestamp: 1_780_387_200_123, message: { mid: 'm_1' } }] }],
    ['another app’s thread', { standby: [{ timestamp: 1 }] }],
    ['fields of a later version', { hop_context: [], changes: 7, time: 'now' }],
  ])('of %s is the same: what happened is asked of the network', (_what, part) => {
    expect(told({ object: 'page', entry: [{ id: '1353', ...part }], extra: null })).toEqual([1])
  })

  it.each([
    ['another object', { ...page('1353'), object: 'instagram' }],
    ['a page of somebody else', page('1354')],
    ['a number for an id', { object: 'page', entry: [{ id: 1353 }] }],
    ['no entry', { object: 'page' }],
    ['an entry that is no list', { object: 'page', entry: { id: '1353' } }],
    ['a page without number', { object: 'page', entry: [{ id: '' }, null, 'x', []] }],
    ['a text', '1353'],
    ['nothing', null],
  ])('with %s, signed, concerns no channel', (_what, document) => {
    expect(told(document)).toEqual([])
    expect(told(document, [mairie, channel(2, '', { app_secret: secret })])).toEqual([])
  })

  it('that is no JSON, signed, concerns no channel', () => {
    for (const text of ['', '{', '{"object":"page","entry":[{"id":"1353"}]', '\u0000', '[[[[']) {
      expect(read(delivery(text), [mairie])).toEqual([])
    }
  })

  it('never throws, and concerns nobody else, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array()),
        fc.boolean(),
        (rubbish, isSigned) => {
          const body =
            typeof rubbish === 'string'
              ? new TextEncoder().encode(rubbish)
              : Uint8Array.from(rubbish)
          const hex = createHmac('sha256', secret).update(body).digest('hex')
          const headers = new Headers(isSigned ? { 'x-hub-signature-256': `sha256=${hex}` } : {})
          expect(read({ headers, body, at: 0 }, [mairie])).toEqual(isSigned ? [] : null)
        },
      ),
      { numRuns: 300 },
    )
  })
})
