import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import type { HttpRequest } from './http-client.ts'
import type { SecretBox } from './secrets.ts'

/**
 * Messages to browsers, as their makers' push services take them: encrypted for one browser (RFC 8291, over
 * RFC 8188) and signed by this installation (RFC 8292). Node has all the cryptography that it takes; the
 * usual library, web-push 3.6.7, is of January 2024 and brings seventeen packages for it.
 */
export type PushSubscription = {
  endpoint: string
  /** The browser's public key and its shared secret, base64url. */
  p256dh: string
  auth: string
}

/** The key by which push services know this installation; `publicKey` is base64url, for browsers. */
export type VapidKey = { publicKey: string; privateKey: KeyObject }

const curve = 'prime256v1'

/** How many private keys there are on P-256, less one (SEC 2, § 2.4.2). */
const mostKeys = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550n

/**
 * It follows from the installation's own key and is kept nowhere: a backup that is restored with that key
 * has it, and a browser that knows another one is asked anew.
 */
export function vapidKeyOf(secrets: Pick<SecretBox, 'derive'>): VapidKey {
  const known = keys.get(secrets)
  if (known !== undefined) return known
  const key = derivedKey(secrets)
  keys.set(secrets, key)
  return key
}

/** To derive it takes a millisecond, which thousands of messages at once would each take. */
const keys = new WeakMap<object, VapidKey>()

function derivedKey(secrets: Pick<SecretBox, 'derive'>): VapidKey {
  const word = Buffer.from(secrets.derive('web push'), 'base64url').toString('hex')
  const scalar = (BigInt(`0x${word}`) % mostKeys) + 1n
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const pair = createECDH(curve)
  pair.setPrivateKey(d)
  const point = pair.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)]
  const key = { d: base64(d), x: base64(x), y: base64(y) }
  return {
    publicKey: base64(point),
    privateKey: createPrivateKey({ key: { kty: 'EC', crv: 'P-256', ...key }, format: 'jwk' }),
  }
}

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const bytesOf = (text: string) => Buffer.from(text, 'base64url')

/** Whether messages can be encrypted for it: its key lies on the curve. */
export function isSubscription({ p256dh, auth }: PushSubscription): boolean {
  const pair = createECDH(curve)
  pair.generateKeys()
  try {
    pair.computeSecret(bytesOf(p256dh))
  } catch {
    // By its code alone Node tells a wrong key from a wrong length; both are none.
    return false
  }
  return bytesOf(auth).length === 16
}

export type Push = {
  subscription: PushSubscription
  key: VapidKey
  /** Who answers for this installation: `mailto:…` or https; Apple refuses an unreal one. */
  contact: string
  payload: string
  /** For how long a service keeps it for a browser that is not there, seconds. */
  ttl: number
  /** A later one of the same topic takes its place there; at most 32 letters of base64url. */
  topic: string
  /** `high`: it may wake a telephone that saves its battery (RFC 8030 § 5.3). */
  urgency: 'normal' | 'high'
  /** ms UTC. */
  now: number
}

/** A service takes 4,096 bytes (RFC 8030 § 7.2), of which 86 are the header and 17 the end. */
export const mostPayloadBytes = 3993

/** What the push service of a browser is asked. */
export function pushRequest(push: Push): HttpRequest {
  const { subscription, key, contact, payload, ttl, topic, urgency, now } = push
  const claims = {
    aud: new URL(subscription.endpoint).origin,
    // A day is the most that there may be.
    exp: Math.floor(now / 1000) + 12 * 3600,
    sub: contact,
  }
  const token = [{ typ: 'JWT', alg: 'ES256' }, claims].map(part => base64(JSON.stringify(part)))
  const text = token.join('.')
  const how = { key: key.privateKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = base64(sign('sha256', Buffer.from(text), how))
  return {
    method: 'POST',
    headers: {
      authorization: `vapid t=${text}.${signature}, k=${key.publicKey}`,
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(Math.round(ttl)),
      topic,
      urgency,
    },
    body: encrypted(subscription, Buffer.from(payload)),
  }
}

/** How the text is encrypted; both are drawn anew for each, and told by tests alone. */
type Drawn = { salt: Uint8Array; privateKey?: Uint8Array }

/** One record of `aes128gcm`, for one browser. */
export function encrypted(
  { p256dh, auth }: PushSubscription,
  text: Uint8Array,
  { salt, privateKey }: Drawn = { salt: randomBytes(16) },
): Buffer {
  const pair = createECDH(curve)
  if (privateKey === undefined) pair.generateKeys()
  else pair.setPrivateKey(privateKey)
  const theirs = bytesOf(p256dh)
  const ours = pair.getPublicKey()
  const derived = (from: Uint8Array, by: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', from, by, info, length))
  const both = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = derived(pair.computeSecret(theirs), bytesOf(auth), both, 32)
  const part = (name: string, length: number) =>
    derived(secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length)
  const cipher = createCipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(4096)
  return Buffer.concat([
    ...[salt, size, Buffer.of(ours.length), ours],
    // The last record ends by a 2.
    ...[cipher.update(text), cipher.update(Buffer.of(2)), cipher.final(), cipher.getAuthTag()],
  ])
}
