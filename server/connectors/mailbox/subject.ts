import { folded } from '../../language/text.ts'

/** « RE: », « RÉ : », « Rép. : », « Re[2]: », « AW: », « SV: »: of English, French, German and Nordic programs. */
const answering = String.raw`(?:re|ré|rep|rép|aw|antw|sv)\.?`
/** « TR: » (Outlook, Zimbra), « Fwd: », « FW: », « WG: », « I: », « RV: ». */
const forwarding = '(?:tr|fwd?|wg|i|rv)'
const mark = (names: string) => String.raw`\s*${names}\s*(?:\[\d+\]|\(\d+\))?\s*[:\uff1a]`

const isAnswer = new RegExp(`^${mark(answering)}`, 'iu')
const isForward = new RegExp(`^${mark(forwarding)}`, 'iu')
const marks = new RegExp(`^(?:${mark(`(?:${answering}|${forwarding})`)})+`, 'iu')
/** What a server or a list puts before a subject: « [EXTERNE] », « [Mairie] ». */
const tag = /^\s*\[[^\]]{1,40}\]/u

/** Whether its subject says that it answers, and whether that it passes something on. */
export const answersBy = (subject: string): boolean => isAnswer.test(subject.normalize('NFC'))
export const forwardsBy = (subject: string): boolean => isForward.test(subject.normalize('NFC'))

/** Without « Re: » and its like, which say nothing. */
export const plainSubject = (subject: string): string =>
  subject.normalize('NFC').replace(marks, '').trim()

/** Subjects that everybody uses, about anything. */
const saysNothing = new Set(['', '(sans objet)', 'sans objet', '(aucun objet)', '(no subject)'])

/**
 * What is the same in two subjects of one matter: without marks of answers and tags, whatever its
 * capitals, accents and spaces; null: it says nothing.
 */
export function subjectKey(subject: string): string | null {
  let rest = subject.normalize('NFC')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(marks, '').replace(tag, '')
  }
  const key = folded(rest).replace(/\s+/g, ' ').trim()
  return saysNothing.has(key) ? null : key
}
