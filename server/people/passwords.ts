import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Guessable, guessesOf, isTooSimple, namedIn } from './rules/sign-in.ts'
import { peopleSentences } from './sentences.ts'

/**
 * Of SecLists' `10-million-password-list-top-1000000.txt` (github.com/danielmiessler/SecLists, MIT,
 * © Daniel Miessler), without accents and in small letters, one a line and a line before the first:
 * those of twelve signs or more among the first 500,000, and the first 10,000, for what is made of
 * one of them. Compressed, because it is looked at when a password is chosen and kept nowhere.
 */
const list = new URL('./common-passwords.txt.br', import.meta.url)

const unpack = promisify(brotliDecompress)

/**
 * NIST SP 800-63B § 3.1.1.2: a password that is commonly used, or made of what the service and the
 * person are called, is refused, with the reason.
 * @param field the request's name for it
 * @throws Refusal (`bad-request`)
 */
export async function refuseWeakPassword(
  password: string,
  whose: Guessable,
  field = 'password',
): Promise<void> {
  const weak = (sentence: Sentence) => new Refusal('bad-request', sentence, field)
  const named = namedIn(password, whose)
  if (named === 'commune') throw weak(peopleSentences.passwordNamesCommune)
  if (named === 'person') throw weak(peopleSentences.passwordNamesPerson)
  if (isTooSimple(password) || (await isCommon(password))) {
    throw weak(peopleSentences.passwordCommon)
  }
}

async function isCommon(password: string): Promise<boolean> {
  const lines = (await unpack(await readFile(list))).toString('latin1')
  return guessesOf(password).some(guess => lines.includes(`\n${guess}\n`))
}

/** A password to be told once. Without the letters and digits that look alike: 5 groups of 4 are 98 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
