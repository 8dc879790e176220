import { createHash } from 'node:crypto'
import { addressIn } from '../network/check.ts'

/** https://atproto.com/specs/handle */
const handle = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/

/** « mairie.exemple.fr », « @mairie.bsky.social », or the address of the account's page; else null. */
export function handleIn(typed: string): string | null {
  const name = typed.trim().toLowerCase()
  const named = name.replace(/^@|^https:\/\/bsky\.app\/profile\//, '').replace(/\/$/, '')
  return handle.test(named) ? named : null
}

/** Where an account lives, as « pds.exemple.fr » or an address. */
export function serverIn(typed: string): string | null {
  const url = addressIn(typed)
  return url && `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** Where posts stand in what an account keeps. */
export const posts = 'app.bsky.feed.post'

/** The account to which `at://did:plc:…/app.bsky.feed.post/3k…` belongs. */
export const ownerOf = (uri: string): string => uri.split('/')[2] ?? ''
export const keyOf = (uri: string): string => uri.split('/')[4] ?? ''

/** Where people read it. */
export const pageOf = (uri: string): string =>
  `https://bsky.app/profile/${ownerOf(uri)}/post/${keyOf(uri)}`

const digits = '234567abcdefghijklmnopqrstuvwxyz'
const from = BigInt(Date.UTC(2023, 0)) * 1000n
const span = BigInt(Date.UTC(2026, 0)) * 1000n - from

/**
 * The record key under which what was written with our key stands, and nothing else: posts must have
 * a TID, which is an instant in microseconds and ten bits more (https://atproto.com/specs/tid). Ours
 * is made of the key alone, so that each attempt makes the same one; its instant says nothing, and
 * lies in the past, since one to come looks forged. Two of 100,000 keys meet once in ten million.
 */
export function recordKey(key: string): string {
  const hash = createHash('sha256').update(key).digest()
  const instant = from + (hash.readBigUInt64BE() % span)
  const bits = (instant << 10n) | BigInt(hash.readUInt16BE(8) & 1023)
  const places = Array.from({ length: 13 }, (_, place) => BigInt(12 - place) * 5n)
  return places.map(place => digits[Number((bits >> place) & 31n)]).join('')
}
