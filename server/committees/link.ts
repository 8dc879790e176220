import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { isSignatureOf, signatureOf } from '../platform/signature.ts'
import { findMember, type MemberRow, type MemberWithCommittee } from './store/committees.ts'

const purpose = 'committee-link'

/** The address at which one member of a committee proposes: signed, and ended by another `key`. */
export function memberLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  { id, key }: Pick<MemberRow, 'id' | 'key'>,
): string {
  return `${deps.publicUrl}/proposer/${id}-${signatureOf(deps, purpose, `link-${id}-${key}`)}`
}

export const newKey = (): string => randomBytes(12).toString('base64url')

/** Null for an address that was not made here, was cut short, renewed or revoked. */
export async function memberByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<MemberWithCommittee | null> {
  const [, id, given = ''] = /^(\d{1,9})-([\w-]{43})$/.exec(token) ?? []
  if (id === undefined) return null
  const member = await findMember(deps.db, Number(id))
  if (member === undefined || member.revokedAt !== null) return null
  return isSignatureOf(deps, purpose, `link-${id}-${member.key}`, given) ? member : null
}

/** What the form of a member's link is about: its stamp is good for no other. */
export const aboutLink = (memberId: number): string => `committee-link ${memberId}`

/** A picture that was taken in already, so that what was refused need not be sent again. */
export function pictureText(deps: Pick<Deps, 'secrets'>, memberId: number, id: number): string {
  return `${id}.${signatureOf(deps, purpose, `picture-${memberId}-${id}`)}`
}

export function readPictureText(
  deps: Pick<Deps, 'secrets'>,
  memberId: number,
  text: string,
): number | null {
  const [, id, given = ''] = /^(\d{1,9})\.([\w-]{43})$/.exec(text) ?? []
  if (id === undefined) return null
  return isSignatureOf(deps, purpose, `picture-${memberId}-${id}`, given) ? Number(id) : null
}

/** A network as it is kept: the same each time, and nobody's address. */
export function networkHash(deps: Pick<Deps, 'secrets'>, network: string): string {
  return signatureOf(deps, purpose, `network-${network}`).slice(0, 16)
}
