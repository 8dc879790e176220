import type { Person } from './addresses.ts'
import { first, type Header, readable } from './header.ts'

/** The header lines by which a program says that it wrote by itself. */
export const automaticLines = [
  'auto-submitted',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-spam-flag',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'content-type',
  'return-path',
] as const

/**
 * Whether a mail was written by no person: by a program that says so (RFC 3834 § 5), or says that no
 * program is to answer it (MS-OXCMAIL § 2.2.3.2.14), or whose subject is that of an absence; for a list
 * (RFC 2919, RFC 2369), about the delivery of another (RFC 3464), or by an address that takes no answer;
 * or was found to be spam by the server that took it. A person may always say otherwise.
 * @param answered whom an answer would go to
 */
export function isAutomatic(header: Header, answered: Person | null): boolean {
  const submitted = first(header, 'auto-submitted').toLowerCase()
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    /^\s*(yes|true|1)\b/i.test(first(header, 'x-autoreply')) ||
    header.has('x-autorespond') ||
    absence.test(readable(first(header, 'subject')).normalize('NFC')) ||
    /^\s*(bulk|list|junk|auto_reply)\b/i.test(first(header, 'precedence')) ||
    header.has('list-id') ||
    header.has('list-unsubscribe') ||
    /^\s*multipart\/report\b/i.test(first(header, 'content-type')) ||
    /^\s*<\s*>/.test(first(header, 'return-path')) ||
    (answered !== null && isOfProgram(header, answered))
  )
}

/** Asked of inbound mail only: on copies of our own mail, a filter or a rule of our own server may set these lines. */
const isOfProgram = (header: Header, { address }: Person): boolean =>
  takesNoAnswer.test(address) ||
  // Against receipts and reports of delivery (DR, RN, NRN) people’s own programs say it too.
  /\b(all|oof|autoreply)\b/i.test(first(header, 'x-auto-response-suppress')) ||
  /^\s*yes\b/i.test(first(header, 'x-spam-flag'))

const takesNoAnswer =
  /^(mailer-daemon|postmaster|((do|please)[._-]?)?not?[._-]?reply|(ne[._-]?pas|sans)[._-]?(re|ré)pon(dre|se)|pas[._-]?de[._-]?reponse|bounces?)([._+-].*)?@/

/**
 * How mail programs begin the subject of what they answer by themselves, before what they answer:
 * Exchange, Outlook, Gmail, GMX, Notes. « Re: Réponse automatique » is of a person, who answers it, and
 * « Absence de Léo lundi » of one who tells of a child.
 */
const answersByItself = [
  'réponse automatique',
  'abs(ence|ente?) du bureau',
  '(automatic|auto)[- ]?(reply|response)',
  'out of (the )?office',
  'automatische (antwort|abwesenheit\\p{L}*)',
  'abwesen(d|heit|heits(notiz|nachricht|meldung))',
  'automatisch antwoord',
  'afwezigheid(sbericht)?',
  'respuesta automática',
  'fuera de la oficina',
  'risposta automatica',
  'fuori sede',
  'resposta automática',
]
const tags = '(\\[[^\\]]{1,30}\\]\\s*){0,3}'
const end = '\\s*([:(]|[-–—]\\s|$)'
const absence = new RegExp(
  `^\\s*${tags}((${answersByItself.join('|')})${end}|auto: .* out of the office)`,
  'iu',
)
