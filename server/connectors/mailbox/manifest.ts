import type { Manifest } from '../connector.ts'
import { field, noPictures } from '../manifest.ts'
import { serviceProblem } from './access/http.ts'
import { accessSentences } from './access/sentences.ts'
import { reportRulesProblem } from './reports.ts'
import { mailboxSentences as says } from './sentences.ts'

/** What a person fills in to connect a mailbox. What is left empty is found. */
export const manifest: Manifest = {
  key: 'mailbox',
  label: says.kind,
  description: says.description,
  fields: [
    field('address', says.address, says.addressHelp, { required: true }),
    field('password', says.password, says.passwordHelp, {
      secret: true,
      usual: true,
      replaces: ['refresh', 'clientSecret', 'token'],
    }),
    field('name', says.name, says.nameHelp),
    field('folders', says.folders, says.foldersHelp, { multiline: true }),
    field('aliases', says.aliases, says.aliasesHelp, { multiline: true }),
    field('reports', says.reports, says.reportsHelp, {
      editor: 'reports',
      problemOf: reportRulesProblem,
    }),
    field('declined', says.declined, says.declinedHelp, { multiline: true, later: true }),
    field('user', says.user, says.userHelp),
    field('imap', says.imap, says.imapHelp),
    field('smtp', says.smtp, says.smtpHelp),
    field('refresh', says.refresh, says.refreshHelp, {
      secret: true,
      replaces: ['password', 'token'],
    }),
    field('clientId', accessSentences.clientId, accessSentences.clientIdHelp),
    field('clientSecret', accessSentences.clientSecret, accessSentences.clientSecretHelp, {
      secret: true,
    }),
    field('issuer', accessSentences.issuer, accessSentences.issuerHelp, {
      problemOf: serviceProblem,
    }),
    field('token', says.token, says.tokenHelp, {
      secret: true,
      replaces: ['password', 'refresh', 'clientSecret'],
    }),
  ],
  limits: {
    textLength: 20_000,
    counts: 'codepoints',
    ...noPictures,
    asOf: '2026-11-27',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1',
  },
  anyHost: true,
  hasSubjects: true,
  pollEveryMs: 60_000,
  replyFiles: { bytes: 10 * 1024 * 1024, count: 10 },
}
