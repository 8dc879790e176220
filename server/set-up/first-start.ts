import { madeAt } from '../database/health.ts'
import type { Deps } from '../deps.ts'
import { isSetUp } from '../people/commune.ts'
import type { SecretBox } from '../platform/secrets.ts'
import { isSameSecret } from '../platform/signature.ts'

/**
 * What the console says where there is no commune yet: how to begin, and whether a base that was
 * here may be gone.
 */
export async function greet(
  deps: Pick<Deps, 'db' | 'database' | 'secrets' | 'dataDir'>,
  url: string,
  found: Found,
): Promise<string[]> {
  if (await isSetUp(deps)) return []
  const word = setUpWord(deps.secrets)
  const begin = `Pour installer la commune, ouvrez ${url}/?mot=${word}, ou donnez le mot « ${word} » à la page qui s’affiche.`
  const why = await whyLost(deps, found)
  if (why === null) return [begin]
  const sign = {
    key: `mais la clé de cette installation était déjà dans ${deps.dataDir}`,
    empty: `et le fichier de la base, dans ${deps.dataDir}, était vide et sans clé à côté`,
  }[why]
  return [
    `Attention : il n’y a aucune commune, ${sign}. Si Tambour servait ici, sa base a disparu : arrêtez-le et remettez-la par « tambour restore FICHIER », depuis votre sauvegarde ou une copie before-….db de ce dossier.`,
    begin,
  ]
}

/** What the settings found when they were read (server/settings.ts). */
export type Found = { secretKeyMadeAt: number | null; databaseWasEmpty: boolean }

/** A first start makes its key and its base within this time, however slow the machine, ms. */
const firstStartMs = 15_000

/**
 * Why the base of an installation that has no commune may be gone; null where nothing tells so.
 * `key`: its key was there before its base, which a first start makes at once. `empty`: a file
 * without a byte was in the base's place; only a full disk, a cut copy or a hand leaves one without
 * a key.
 */
export async function whyLost(
  { database }: Pick<Deps, 'database'>,
  { secretKeyMadeAt, databaseWasEmpty }: Found,
): Promise<'key' | 'empty' | null> {
  if (databaseWasEmpty) return 'empty'
  if (secretKeyMadeAt === null) return null
  const isOlder = (await madeAt(database)) - secretKeyMadeAt > firstStartMs
  return database.isNew || isOlder ? 'key' : null
}

/** Without the letters and digits that look alike: eight of 31 are 39 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * The word that the person who sets an installation up must give, `k7mq-4tpx`: Tambour prints it where it
 * is started, so it proves that one has the machine in one's hands. It comes from the key, so that
 * it is the same after a restart and for all processes of one installation.
 */
export function setUpWord(secrets: Pick<SecretBox, 'derive'>): string {
  const bytes = Buffer.from(secrets.derive('set up'), 'base64url')
  const word = [...bytes.subarray(0, 8)].map(byte => letters[byte % letters.length]).join('')
  return `${word.slice(0, 4)}-${word.slice(4)}`
}

/** Whether somebody gave the word, however they wrote it. */
export function isSetUpWord(secrets: Pick<SecretBox, 'derive'>, given: string): boolean {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[^a-z\d]/g, '')
  return isSameSecret(plain(setUpWord(secrets)), plain(given))
}
