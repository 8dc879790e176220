import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailKept, webhook } from '../../../server/connectors/mailbox/lasuite/webhook.ts'
import { createLaSuite, type PlayedWebhook } from '../../../server/sandbox/lasuite.ts'
import { tuesday } from '../played.ts'
import { mail } from './box.ts'
import { address, aWebhook, secret } from './lasuite-harness.ts'

const MINUTE = 60_000
const key = `whk_${createHmac('sha256', secret).update('messages.webhook.api_key.v1').digest('hex')}`
const channel = (id: number, own: string, part: string) => ({
  id,
  config: { address: own },
  secrets: { webhook: part },
})
const channels = [
  channel(1, address, secret),
  channel(2, address, 'un autre secret'),
  // A webhook of a whole domain has one secret for all of its mailboxes.
  channel(3, 'ecole@exemple.fr', secret),
  channel(4, address, ''),
]
const raw = Buffer.from(mail({}))

/** A delivery as it is made at `tuesday`, and comes `late` ms after that. */
function delivery(part: Partial<PlayedWebhook> = {}, { late = 0, isSpam = false } = {}) {
  const suite = createLaSuite(() => tuesday, address)
  const { headers, body } = suite.request(aWebhook(part), raw, { isSpam })
  return { headers: new Headers(headers), body, at: tuesday + late }
}

function signed(head: object, claims: object) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part(head)}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

describe('a call of Messages', () => {
  it('is of the channel whose secret signed it and whose mailbox it names, whatever its trigger', () => {
    for (const trigger of ['message.inbound', 'message.delivering', 'message.delivered'] as const) {
      const told = delivery({ trigger })
      expect(webhook.bearsSignature(told.headers)).toBe(true)
      expect(webhook.read(told, channels)).toEqual([1])
      expect(mailKept(webhook.text?.(told) ?? '')).toEqual(raw)
    }
  })

  it('may be known by a key, which is sent as it is', () => {
    const told = delivery({ by: 'api_key', secret: key })
    expect(webhook.bearsSignature(told.headers)).toBe(true)
    expect(webhook.read(told, [...channels, channel(5, address, key)])).toEqual([5])
    expect(webhook.read(told, [channel(5, address, `${key}0`)])).toBeNull()
    // A secret signs, and opens nothing by itself.
    const bare = delivery({ by: 'api_key', secret: 'le-secret-lui-meme-tout-nu' })
    expect(webhook.read(bare, [channel(5, address, 'le-secret-lui-meme-tout-nu')])).toBeNull()
  })

  it('is known by an alias too, and is nobody’s where it is of another mailbox, or spam', () => {
    const aliased = {
      ...channel(6, 'm.maire@exemple.fr', secret),
      config: { address: 'm.maire@exemple.fr', aliases: `x@y.fr\n${address}` },
    }
    expect(webhook.read(delivery(), [aliased])).toEqual([6])
    expect(webhook.read(delivery(), [channel(3, 'ecole@exemple.fr', secret)])).toEqual([])
    expect(webhook.read(delivery({}, { isSpam: true }), channels)).toEqual([])
  })

  it('is refused once its time is over, or not yet there, a wrong clock apart', () => {
    for (const [late, isTaken] of [
      [0, true],
      [19 * MINUTE, true],
      [21 * MINUTE, false],
      [-14 * MINUTE, true],
      [-16 * MINUTE, false],
    ] as const) {
      expect(webhook.read(delivery({}, { late }), channels), `${late}`).toEqual(
        isTaken ? [1] : null,
      )
    }
  })

  it('is refused where a byte of its body or of its token is another, and by any other algorithm', () => {
    const { headers, body, at } = delivery()
    const token = headers.get('authorization')?.slice('Bearer '.length) ?? ''
    const with_ = (bearer: string, bytes: Uint8Array = body) =>
      webhook.read(
        { headers: new Headers({ authorization: `Bearer ${bearer}` }), body: bytes, at },
        channels,
      )
    expect(with_(token)).toEqual([1])
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(token.length - 2), (index, place) => {
        const other = Uint8Array.from(body)
        other[index] = (other[index] ?? 0) ^ 1
        expect(with_(token, other)).toBeNull()
        // The last letter of a signature says but some of its bits.
        const changed = token[place] === 'A' ? 'B' : 'A'
        if (place < token.length - 2) {
          expect(with_(`${token.slice(0, place)}${changed}${token.slice(place + 1)}`)).toBeNull()
        }
      }),
    )
    const claims = {
      ...{ iss: 'messages-webhook', iat: tuesday / 1000, exp: tuesday / 1000 + 300, sub: address },
      body_sha256: createHash('sha256').update(body).digest('hex'),
    }
    expect(with_(signed({ alg: 'HS256' }, claims))).toEqual([1])
    expect(with_(signed({ alg: 'none' }, claims))).toBeNull()
    for (const name of Object.keys(claims)) {
      expect(with_(signed({ alg: 'HS256' }, { ...claims, [name]: undefined })), name).toBeNull()
    }
    const [head, payload] = signed({ alg: 'none' }, claims).split('.')
    for (const bad of [
      '',
      `${head}.${payload}.`,
      `${head}.${payload}`,
      '..',
      'x.y.z',
      token.slice(9),
    ]) {
      expect(with_(bad), bad).toBeNull()
    }
  })

  it('of JSON is signed as well, and keeps nothing but that it was no mail', () => {
    const told = delivery({ format: 'jmap_metadata' })
    expect(webhook.read(told, channels)).toEqual([1])
    expect(webhook.text?.(told)).toBe('')
  })
})
