import type { Person } from './addresses.ts'
import { first, type Header } from './header.ts'

/** The header lines by which a program says that it wrote by itself. */
export const automaticLines = [
  'auto-submitted',
  'x-autoreply',
  'x-autorespond',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'content-type',
  'return-path',
] as const

/**
 * Whether a mail was written by no person: by a program that says so (RFC 3834 § 5), for a list
 * (RFC 2919, RFC 2369), about the delivery of another (RFC 3464), or by an address that takes no answer.
 * @param answered whom an answer would go to
 */
export function isAutomatic(header: Header, answered: Person | null): boolean {
  const submitted = first(header, 'auto-submitted').toLowerCase()
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    /^\s*(yes|true|1)\b/i.test(first(header, 'x-autoreply')) ||
    header.has('x-autorespond') ||
    /^\s*(bulk|list|junk|auto_reply)\b/i.test(first(header, 'precedence')) ||
    header.has('list-id') ||
    header.has('list-unsubscribe') ||
    /^\s*multipart\/report\b/i.test(first(header, 'content-type')) ||
    /^\s*<\s*>/.test(first(header, 'return-path')) ||
    (answered !== null && takesNoAnswer.test(answered.address))
  )
}

const takesNoAnswer =
  /^(mailer-daemon|postmaster|((do|please)[._-]?)?not?[._-]?reply|(ne[._-]?pas|sans)[._-]?(re|ré)pon(dre|se)|pas[._-]?de[._-]?reponse|bounces?)([._+-].*)?@/
