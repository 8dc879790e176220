import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { LinkKey } from '../database/schema.ts'
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

/** 128 bits in base64url. */
const shortestKey = 22

/**
 * What stands in a link: the numbers by which its rows are found, and a signature of them with the keys of
 * these rows. After a restore a number is given again and a key is not: what was made later than the backup
 * opens nothing, no matter who has the number now.
 * @param keys of the rows, in the order of `ids`; another key ends the links that are out
 */
export function linkToken(
  deps: SignDeps,
  purpose: string,
  ids: readonly number[],
  keys: readonly LinkKey[],
): string {
  if (!areKeys(keys)) throw new Error('a link is signed with the random keys of its rows')
  return `${ids.join('-')}-${signatureOf(deps, purpose, JSON.stringify([ids, keys]))}`
}

/** The numbers in such a text, by which to look for the rows; none where it was cut short. */
export function idsIn(token: string): number[] {
  // As many digits as the databases' columns of numbers take.
  const [, ids = ''] = /^(\d{1,9}(?:-\d{1,9}){0,3})-[\w-]{43}$/.exec(token) ?? []
  return ids === '' ? [] : ids.split('-').map(Number)
}

/** Whether it was made here for the rows that have these keys. */
export function isLinkTo(
  deps: SignDeps,
  purpose: string,
  token: string,
  keys: readonly LinkKey[],
): boolean {
  const text = JSON.stringify([idsIn(token), keys])
  return areKeys(keys) && isSignatureOf(deps, purpose, text, token.slice(-43))
}

const areKeys = (keys: readonly LinkKey[]) =>
  keys.length > 0 && keys.every(key => key.length >= shortestKey)

/** A secret as Standard Webhooks has them: 24 to 64 random bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/**
 * By what another's software knows that a message is ours, and sees whether it comes twice
 * (https://www.standardwebhooks.com). A secret is `whsec_` and base64; the one before a new one signs
 * besides, as long as it is given. `now` is ms UTC.
 */
export function standardWebhookHeaders(
  secrets: readonly string[],
  { id, now, body }: { id: string; now: number; body: string },
): Record<string, string> {
  const seconds = Math.floor(now / 1000)
  const signatures = secrets.map(secret => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  }
}
