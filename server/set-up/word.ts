import type { SecretBox } from '../platform/secrets.ts'
import { isSameSecret } from '../platform/signature.ts'

/** Without the letters and digits that look alike: eight of 31 are 39 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * The word that whoever sets an installation up must give, `k7mq-4tpx`: Tambour prints it where it
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
