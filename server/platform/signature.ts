import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SecretBox } from './secrets.ts'

type SignDeps = { secrets: Pick<SecretBox, 'derive'> }

/**
 * What nobody else can make of a text: HMAC-SHA-256 (RFC 2104), by a key for this purpose alone.
 * @returns 43 characters of base64url
 */
export function signatureOf({ secrets }: SignDeps, purpose: string, text: string): string {
  return createHmac('sha256', secrets.derive(purpose)).update(text).digest('base64url')
}

export function isSignatureOf(
  deps: SignDeps,
  purpose: string,
  text: string,
  given: string,
): boolean {
  return isSameSecret(signatureOf(deps, purpose, text), given)
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function isSameSecret(one: string | Buffer, other: string | Buffer): boolean {
  const [kept, given] = [Buffer.from(one), Buffer.from(other)]
  return kept.length === given.length && timingSafeEqual(kept, given)
}

/** Values for an address: as JSON in base64url, and their signature after a point. */
export function signedValues(deps: SignDeps, purpose: string, values: unknown): string {
  const payload = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${payload}.${signatureOf(deps, purpose, payload)}`
}

/** The values of such a text; undefined when it was not made here, or was cut short. */
export function readSignedValues(deps: SignDeps, purpose: string, text: string): unknown {
  const [payload = '', given = '', ...rest] = text.split('.')
  if (rest.length > 0 || !isSignatureOf(deps, purpose, payload, given)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}
