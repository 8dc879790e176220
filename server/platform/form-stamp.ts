import { randomBytes } from 'node:crypto'
import type { SecretBox } from './secrets.ts'
import { isSignatureOf, signatureOf } from './signature.ts'

type StampDeps = { secrets: Pick<SecretBox, 'derive'> }

/** What a public form says of itself: when it was made, and the number by which two sendings are one. */
export type FormStamp = { at: number; key: string }

/** How long a form stands open before what comes of it can be a person's, ms. */
const soonestMs = 3_000
/** And until when it is believed: the text is kept, and asked for once more; ms. */
const latestMs = 7 * 24 * 60 * 60_000

export function newFormStamp(now: number): FormStamp {
  return { at: now, key: randomBytes(16).toString('base64url') }
}

/** As it stands in the form. @param about what the form is of: for another it is no stamp */
export function formStampText(deps: StampDeps, about: string, { at, key }: FormStamp): string {
  return `${at}.${key}.${signatureOf(deps, purpose, `${about} ${at} ${key}`)}`
}

/** Null: it was not made here, or for another form. */
export function readFormStamp(deps: StampDeps, about: string, text: string): FormStamp | null {
  const [, at, key = '', given = ''] = /^(\d{1,15})\.([\w-]{22})\.([\w-]{43})$/.exec(text) ?? []
  if (at === undefined) return null
  const isOurs = isSignatureOf(deps, purpose, `${about} ${at} ${key}`, given)
  return isOurs ? { at: Number(at), key } : null
}

const purpose = 'form-stamp'

/** What the time that a form stood open says of who sent it. */
export function ageOfForm({ at }: FormStamp, now: number): 'good' | 'too-soon' | 'too-late' {
  if (now - at < soonestMs) return 'too-soon'
  return now - at > latestMs ? 'too-late' : 'good'
}
