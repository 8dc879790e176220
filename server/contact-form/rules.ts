import { telephoneInPairs } from '../language/contact-address.ts'
import { isReadable, mended } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import { contactSentences as say } from './sentences.ts'

/** What a form is filled in with, as it was typed. */
const contactFields = ['name', 'email', 'phone', 'text'] as const
export type ContactField = (typeof contactFields)[number]
export type TypedFields = Record<ContactField, string>
export type FieldProblems = Partial<Record<ContactField | 'file', Sentence>>

/** UTF-16 units, as `maxlength` counts them (https://html.spec.whatwg.org/#attr-fe-maxlength). */
export const longestIn: Record<ContactField, number> = {
  name: 80,
  email: 254,
  phone: 30,
  text: 5_000,
}

/** A message to the mairie, and where it is answered: `mailto:` or `tel:` and the address. */
export type ContactMessage = { name: string; address: string; phone: string | null; text: string }

/** Every field, empty where the form says nothing. */
export function typedFields(fields: Readonly<Record<string, unknown>>): TypedFields {
  const of = (name: ContactField) => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  return { name: of('name'), email: of('email'), phone: of('phone'), text: of('text') }
}

/** What a form says, or what to correct in it, by field. */
export function readFields(
  typed: TypedFields,
): { message: ContactMessage } | { problems: FieldProblems } {
  const problems: FieldProblems = {}
  for (const name of contactFields) {
    if (!isReadable(typed[name])) problems[name] = say.unwritable
    // A form sends CRLF for each end of a line, which `maxlength` counts as one.
    else if (typed[name].replaceAll('\r\n', '\n').trim().length > longestIn[name]) {
      problems[name] = say.tooLong(longestIn[name])
    }
  }
  const name = mended(typed.name).replaceAll(/\s+/g, ' ').trim()
  const text = mended(typed.text).trim()
  const email = typed.email.trim().toLowerCase()
  const phone = readPhone(typed.phone)
  if (unseen(name) === '') problems.name ??= say.nameMissing
  if (unseen(text) === '') problems.text ??= say.textMissing
  if (email !== '' && !mailAddress.test(email)) {
    problems.email ??= say.noSuchAddress
  }
  if (phone === undefined) problems.phone ??= say.noSuchNumber
  if (email === '' && phone === null) problems.email ??= say.addressMissing
  if (Object.keys(problems).length > 0 || phone === undefined) return { problems }
  const address = email === '' ? `tel:${phone}` : `mailto:${email}`
  return { message: { name, address, phone, text } }
}

/**
 * What mail programs write (RFC 5321 § 4.1.2, dot-atom), at a name with a dot. Whether it is somebody's
 * is told by the answer that arrives.
 */
const mailAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

/** What is left of a text without signs that nobody sees. */
const unseen = (text: string): string => text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').trim()

/**
 * A number as it is dialled: ten digits in France, or with `+` and the country's (E.164, 15 digits at
 * most). Null: none was given; undefined: it is none.
 */
function readPhone(typed: string): string | null | undefined {
  const dialled = typed.replaceAll(/[\s.()/\u00a0-]/g, '').replace(/^00/, '+')
  if (dialled === '') return null
  const [, national] = /^\+33(?:\(0\))?0?(\d{9})$/.exec(dialled) ?? []
  if (national !== undefined) return `0${national}`
  return /^(?:0\d{9}|\+\d{7,15})$/.test(dialled) ? dialled : undefined
}

/** What the officer reads: the words, and a number to call where one was left. */
export function textOf({ text, phone }: ContactMessage): string {
  return phone === null ? text : `${text}\n\n${typeset('Téléphone :')} ${telephoneInPairs(phone)}`
}
