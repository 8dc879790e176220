import type { Deps } from '../deps.ts'
import { toIsoOrNull } from '../language/instant.ts'
import { findPicture } from '../pictures/rows.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { isSpread, type Networks, networksLately } from './rules-link-use.ts'
import type { MemberShape } from './shapes.ts'
import { findMember, type MemberRow, type MemberWithCommittee } from './store-committees.ts'

const purpose = 'committee-link'

/** The address at which one member of a committee proposes, ended by another `key`. */
export function memberLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  { id, key }: Pick<MemberRow, 'id' | 'key'>,
): string {
  return `${deps.publicUrl}/proposer/${linkToken(deps, purpose, [id], [key])}`
}

/** Null for an address that was not made here, was cut short, renewed or revoked. */
export async function memberByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<MemberWithCommittee | null> {
  const [id] = idsIn(token)
  const member = id === undefined ? undefined : await findMember(deps.db, id)
  if (member === undefined || member.revokedAt !== null) return null
  return isLinkTo(deps, purpose, token, [member.key]) ? member : null
}

/** What the form of a member's link is about: its stamp is good for no other. */
export const aboutLink = (memberId: number): string => `committee-link ${memberId}`

const picturePurpose = 'committee-picture'

/** A picture that was taken in already, so that what was refused need not be sent again. */
export async function pictureText(
  deps: Pick<Deps, 'db' | 'secrets'>,
  { communeId, key }: Pick<MemberRow, 'communeId' | 'key'>,
  id: number,
): Promise<string | null> {
  const picture = await findPicture(deps.db, communeId, id)
  return picture ? linkToken(deps, picturePurpose, [id], [key, picture.sha256]) : null
}

export async function readPictureText(
  deps: Pick<Deps, 'db' | 'secrets'>,
  { communeId, key }: Pick<MemberRow, 'communeId' | 'key'>,
  text: string,
): Promise<number | null> {
  const [id] = idsIn(text)
  const picture = id === undefined ? undefined : await findPicture(deps.db, communeId, id)
  return picture && isLinkTo(deps, picturePurpose, text, [key, picture.sha256]) ? picture.id : null
}

/** What the mails to committees are called in the outbox; mail.ts says how they read. */
export const proposalMail = { kind: 'proposal' } as const

/** In the outbox a mail with a link is about a member; every other is about a proposal's number. */
export const linkSubject = (memberId: number): string => `link-${memberId}`

export function memberShapeOf(row: MemberRow, now: number): MemberShape {
  const count = networksLately(networksOf(row), now)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    revokedAt: toIsoOrNull(row.revokedAt),
    lastUsedAt: toIsoOrNull(row.lastUsedAt),
    networks: count,
    isSpread: isSpread(count),
  }
}

export function networksOf({ networks }: Pick<MemberRow, 'networks'>): Networks {
  return networks === null ? {} : JSON.parse(networks)
}
