import { verbatim } from '../../server/language/sentence.ts'
import type { Mail, Mailer, MailOutcome } from '../../server/platform/mailer.ts'

/** A mail server that says what a test tells it to, and keeps what it was given. */
export type FakeMailer = Mailer & {
  mails: Mail[]
  says(mail: Mail): MailOutcome | Promise<MailOutcome>
}

export function fakeMailer(): FakeMailer {
  const fake: FakeMailer = {
    mails: [],
    says: () => ({ kind: 'sent' }),
    async send(mail) {
      fake.mails.push(mail)
      return await fake.says(mail)
    },
    check: async () => ({ ok: true }),
  }
  return fake
}

export const refusedForNow = {
  kind: 'failed',
  reason: verbatim('plus tard (450)'),
  again: true,
} satisfies MailOutcome
export const refused = {
  kind: 'failed',
  reason: verbatim('adresse inconnue (550)'),
  again: false,
} satisfies MailOutcome
export const unknown = {
  kind: 'unknown',
  reason: verbatim('coupé après le texte'),
} satisfies MailOutcome
