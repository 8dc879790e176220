import { folded } from '../../language/text.ts'

/** Whose password it is to be: what somebody who guesses tries first. */
export type Guessable = { commune: string; name: string; email: string }

/**
 * As what a password may be known to the person who guesses: as it is, without what stands around its
 * letters, and as the one word that it repeats; without accents, in small letters.
 */
export function guessesOf(password: string): string[] {
  const whole = folded(password)
  const core = whole.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const repeated = /^(.+?)\1+$/.exec(whole)?.[1]
  // What is left of a phrase may be a word by chance: bare, it counts where it is most of the whole.
  return [
    whole,
    ...(core.length >= 4 && core.length * 2 >= whole.length ? [core] : []),
    ...(repeated === undefined ? [] : [repeated]),
  ]
}

/** Words that the list of common passwords, English for the most part, has not. */
const commonFrench = new Set([
  ...['motdepasse', 'monmotdepasse', 'administrateur', 'administration', 'administratrice'],
  ...['mairie', 'lamairie', 'bienvenue', 'republique', 'tambour', 'secretariat', 'secretaire'],
  ...['azertyuiopqsdfghjklm', 'azertyuiopqs', 'communication', 'bonjourbonjour'],
])

/** Whether one need no list to know it: few different signs, or a word that every mairie knows. */
export function isTooSimple(password: string): boolean {
  return (
    new Set(folded(password)).size < 5 || guessesOf(password).some(guess => commonFrench.has(guess))
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

/** How long a password is, characters: a phrase does well, and no hash is fed a book. */
export const passwordLength = { least: 12, most: 200 } as const

/** Why passkeys cannot be used at an address; the screens have a sentence for each. */
export type NoPasskeys = 'ip' | 'http'

/**
 * Passkeys belong to a name: a browser refuses them for an address of numbers, and where nobody
 * vouches for who answers (https://www.w3.org/TR/webauthn-3/#relying-party-identifier). `localhost`
 * is this machine itself.
 */
export function whyNoPasskeys(publicUrl: string): NoPasskeys | null {
  const { protocol, hostname } = new URL(publicUrl)
  // As URLs write them (https://url.spec.whatwg.org/#host-serializing).
  if (/^\[|^\d+(\.\d+){3}$/.test(hostname)) return 'ip'
  return protocol === 'https:' || /(^|\.)localhost$/.test(hostname) ? null : 'http'
}

/** The first that fits: each browser also says to be those below it. */
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** What a browser says to be (RFC 9110 § 10.1.5), as people name it; null: it is none that is known. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const find = (known: [RegExp, string][]) =>
    known.find(([sign]) => sign.test(userAgent))?.[1] ?? null
  return { browser: find(browsers), system: find(systems) }
}

/** The server writes the client's address here itself, whatever the client wrote. */
export const clientAddressHeader = 'x-tambour-client'
