import { folded } from '../../language/text.ts'

/** Whose password it is to be: what somebody who guesses tries first. */
export type Guessable = { commune: string; name: string; email: string }

/**
 * As what a password may be known to whoever guesses: as it is, without what stands around its
 * letters, and as the one word that it repeats; without accents, in small letters.
 */
export function guessesOf(password: string): string[] {
  const whole = folded(password)
  const bare = whole.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const repeated = /^(.+?)\1+$/.exec(whole)?.[1]
  // What is left of a phrase may be a word by chance: bare, it counts where it is most of the whole.
  return [
    whole,
    ...(bare.length >= 4 && bare.length * 2 >= whole.length ? [bare] : []),
    ...(repeated === undefined ? [] : [repeated]),
  ]
}

/** Words that the list of common passwords, English for the most part, has not. */
const frenchWords = new Set([
  ...['motdepasse', 'monmotdepasse', 'administrateur', 'administration', 'administratrice'],
  ...['mairie', 'lamairie', 'bienvenue', 'republique', 'tambour', 'secretariat', 'secretaire'],
  ...['azertyuiopqsdfghjklm', 'azertyuiopqs', 'communication', 'bonjourbonjour'],
])

/** Whether one need no list to know it: few different signs, or a word that every mairie knows. */
export function isTooSimple(password: string): boolean {
  return (
    new Set(folded(password)).size < 5 || guessesOf(password).some(guess => frenchWords.has(guess))
  )
}

/** What of a person or of their commune stands in a password; null: nothing. */
export function namedIn(
  password: string,
  { commune, name, email }: Guessable,
): 'commune' | 'person' | null {
  const whole = lettersOf(password)
  const words = new Set(wordsOf(password))
  // A name of three or four letters stands in many words by chance: there it must be a word.
  const has = (part: string) => (part.length >= 5 ? whole.includes(part) : words.has(part))
  if (lettersOf(commune).length >= 3 && has(lettersOf(commune))) return 'commune'
  const local = email.split('@')[0] ?? ''
  const parts = [...wordsOf(name), lettersOf(name), lettersOf(local), ...wordsOf(local)]
  return parts.some(part => part.length >= 3 && has(part)) ? 'person' : null
}

function lettersOf(text: string): string {
  return folded(text).replace(/[^a-z]/g, '')
}

function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^a-z]+/)
    .filter(word => word.length >= 3)
}
