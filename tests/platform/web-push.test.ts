import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSecretBox } from '../../server/platform/secrets.ts'
import { encrypted, isSubscription, vapidKeyOf } from '../../server/platform/web-push.ts'

/** RFC 8291 § 5. */
const browser = {
  endpoint: 'https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

it('encrypts as RFC 8291 shows', () => {
  const drawn = {
    salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
    privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
  }
  const text = Buffer.from('When I grow up, I want to be a watermelon')
  expect(encrypted(browser, text, drawn).toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

it('takes no key that is none', () => {
  expect(isSubscription(browser)).toBe(true)
  const other = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey
  const { x = '' } = other.export({ format: 'jwk' })
  for (const p256dh of ['', 'BA', browser.p256dh.replace('BCV', 'BCW'), x]) {
    expect(isSubscription({ ...browser, p256dh })).toBe(false)
  }
  expect(isSubscription({ ...browser, auth: 'BTBZ' })).toBe(false)
})

it('has one key an installation, which follows from its own', () => {
  const key = (byte: number) => vapidKeyOf(createSecretBox(Buffer.alloc(32, byte))).publicKey
  expect(key(7)).toBe(key(7))
  expect(key(8)).not.toBe(key(7))
  expect(Buffer.from(key(7), 'base64url')).toHaveLength(65)
})
