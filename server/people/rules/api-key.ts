import { folded } from '../../language/text.ts'

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

/** Whether a person of this name would pass in the journal for a key, or for Tambour itself. */
export function looksLikeNoPerson(name: string): boolean {
  const plain = folded(name).trim()
  return plain === 'tambour' || plain === 'ligne de commande' || /^cle\s*[«"“]/.test(plain)
}
