import type { Manifest } from '../connector.ts'
import { isSecure } from './access/http.ts'
import { reportRulesProblem } from './reports/report.ts'
import { mailboxSentences as says } from './sentences.ts'

/** What a person fills in to connect a mailbox. What is left empty is found. */
export const manifest: Manifest = {
  key: 'mailbox',
  label: says.kind,
  description: says.description,
  fields: [
    {
      key: 'address',
      label: says.address,
      help: says.addressHelp,
      secret: false,
      required: true,
    },
    {
      key: 'password',
      label: says.password,
      help: says.passwordHelp,
      secret: true,
      required: false,
      usual: true,
      replaces: ['refresh', 'clientSecret', 'token'],
    },
    { key: 'name', label: says.name, help: says.nameHelp, secret: false, required: false },
    {
      key: 'folders',
      label: says.folders,
      help: says.foldersHelp,
      secret: false,
      required: false,
      multiline: true,
    },
    {
      key: 'aliases',
      label: says.aliases,
      help: says.aliasesHelp,
      secret: false,
      required: false,
      multiline: true,
    },
    {
      key: 'reports',
      label: says.reports,
      help: says.reportsHelp,
      secret: false,
      required: false,
      editor: 'reports',
      problemOf: reportRulesProblem,
    },
    { key: 'user', label: says.user, help: says.userHelp, secret: false, required: false },
    { key: 'imap', label: says.imap, help: says.imapHelp, secret: false, required: false },
    { key: 'smtp', label: says.smtp, help: says.smtpHelp, secret: false, required: false },
    {
      key: 'refresh',
      label: says.refresh,
      help: says.refreshHelp,
      secret: true,
      required: false,
      replaces: ['password', 'token'],
    },
    {
      key: 'clientId',
      label: says.clientId,
      help: says.clientIdHelp,
      secret: false,
      required: false,
    },
    {
      key: 'clientSecret',
      label: says.clientSecret,
      help: says.clientSecretHelp,
      secret: true,
      required: false,
    },
    {
      key: 'issuer',
      label: says.issuer,
      help: says.issuerHelp,
      secret: false,
      required: false,
      problemOf: value => {
        const address = URL.parse(value)
        return address !== null && isSecure(address) ? null : says.badService
      },
    },
    {
      key: 'token',
      label: says.token,
      help: says.tokenHelp,
      secret: true,
      required: false,
      replaces: ['password', 'refresh', 'clientSecret'],
    },
  ],
  limits: {
    textLength: 20_000,
    counts: 'codepoints',
    images: 0,
    imageBytes: 0,
    imageTypes: [],
    asOf: '2026-11-27',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1',
  },
  anyHost: true,
  hasSubjects: true,
  pollEveryMs: 60_000,
  replyFiles: { bytes: 10 * 1024 * 1024, count: 10 },
}
