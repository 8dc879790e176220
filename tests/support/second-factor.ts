import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { cookieOf, password, type TestApp } from './app.ts'

/** Sets a code up for who has this cookie; the code of the moment, and the cookie from then on. */
export async function secondFactorCode(
  ask: TestApp['ask'],
  cookie: string,
): Promise<{ code: () => string; cookie: string }> {
  const begun = await ask('POST', '/api/auth/two-factor/enable', { cookie, body: { password } })
  const { totpURI } = z.object({ totpURI: z.string() }).parse(begun.json)
  const secret = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '')
  const code = () => codeOf(secret)
  const body = { code: code() }
  const proved = await ask('POST', '/api/auth/two-factor/verify-totp', { cookie, body })
  if (proved.status !== 204) throw new Error(`no code: ${proved.text}`)
  return { code, cookie: cookieOf(proved) }
}

/** RFC 6238 § 4 and RFC 4226 § 5.3, as applications reckon it; better-auth asks the clock of the machine. */
export function codeOf(secret: Buffer): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** RFC 4648 § 6. */
export function fromBase32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/=+$/, '')]
    .map(letter => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
