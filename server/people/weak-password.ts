import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { Refusal } from '../platform/refusal.ts'
import { type Guessable, guessesOf, isTooSimple, namedIn } from './rules/weak-password.ts'

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
  const weak = (why: string) => weakBecause(why, field)
  const named = namedIn(password, whose)
  if (named === 'commune') {
    throw weak('contient le nom de la commune, qu’on essaie en premier')
  }
  if (named === 'person') {
    throw weak('contient le nom ou l’adresse de la personne, qu’on essaie en premier')
  }
  if (isTooSimple(password) || (await isCommon(password))) {
    throw weak('est parmi les plus courants, ou fait de l’un d’eux')
  }
}

function weakBecause(why: string, field: string): Refusal {
  return new Refusal(
    'bad-request',
    `Ce mot de passe ${why} : choisissez-en un autre, par exemple une phrase.`,
    field,
  )
}

async function isCommon(password: string): Promise<boolean> {
  const lines = (await unpack(await readFile(list))).toString('latin1')
  return guessesOf(password).some(guess => lines.includes(`\n${guess}\n`))
}
