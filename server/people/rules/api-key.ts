import { NBSP } from '../../language/french.ts'
import type { Sentence } from '../../language/sentence.ts'
import { folded } from '../../language/text.ts'
import { peopleSentences } from '../sentences.ts'
import { lesserRole, type Role } from './role.ts'

/**
 * To whom a key belongs: a person, with whom it ends and shrinks; the installation, when it was
 * made at the command line; nobody, when it is older than that and nobody can tell any more.
 */
export const keyOwnerKinds = ['person', 'installation', 'nobody'] as const
export type KeyOwner = { ownerKind: (typeof keyOwnerKinds)[number]; ownerId: string | null }

export const ofInstallation: KeyOwner = { ownerKind: 'installation', ownerId: null }

/** After how many days a key can end; null: never. */
export const keyDays = [30, 90, 365] as const
export const usualKeyDays = 365

export type KeyFacts = {
  role: Role
  ownerKind: KeyOwner['ownerKind']
  /** What its person is here now; null: nothing (any more). */
  ownerRole: Role | null
  endsAt: number | null
  revokedAt: number | null
}

/** What a key may do now: what both it and its person may; null: it opens nothing. */
export function roleOfKey(key: KeyFacts, now: number): Role | null {
  if (key.revokedAt !== null || (key.endsAt !== null && key.endsAt <= now)) return null
  if (key.ownerKind !== 'person') return key.role
  return key.ownerRole && lesserRole(key.role, key.ownerRole)
}

/** Why a key opens nothing, for the person who sent it. */
export function whyKeyIsClosed(
  { revokedAt, endsAt }: KeyFacts,
  now: number,
  zone: string,
): Sentence {
  if (revokedAt !== null) return peopleSentences.keyRevoked
  if (endsAt !== null && endsAt <= now) return peopleSentences.keyEnded(endsAt, zone)
  return peopleSentences.keyOfNobody
}

/**
 * Who the journal says it was: « Clé « Sauvegarde » (Camille Perrin) », so that no key passes for
 * the person whose name it was given.
 */
export function actorOfKey(
  name: string,
  ownerKind: KeyOwner['ownerKind'],
  ownerName: string | null,
): string {
  const owner = ownerKind === 'installation' ? 'ligne de commande' : ownerName
  return `Clé «${NBSP}${name}${NBSP}»${owner === null ? '' : ` (${owner})`}`
}

/** Whether a person of this name would pass in the journal for a key, or for Tambour itself. */
export function looksLikeNoPerson(name: string): boolean {
  const plain = folded(name).trim()
  return plain === 'tambour' || plain === 'ligne de commande' || /^cle\s*[«"“]/.test(plain)
}
