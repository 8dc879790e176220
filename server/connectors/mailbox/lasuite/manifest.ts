import { verbatim } from '../../../language/sentence.ts'
import type { Manifest } from '../../connector.ts'
import { manifest as mailbox } from '../manifest.ts'
import { boxIn } from './api.ts'
import { suiteSentences as says } from './sentences.ts'

/** Those of every mailbox that say nothing of its servers. */
const shared = new Set(['address', 'name', 'aliases', 'reports'])

/** What a person fills in to connect a mailbox of Messages. */
export const manifest: Manifest = {
  key: 'lasuite',
  label: verbatim('Messages (La Suite)'),
  description: says.description,
  fields: [
    ...mailbox.fields
      .filter(({ key }) => key === 'address')
      .map(field => ({ ...field, help: says.addressHelp })),
    {
      key: 'webhook',
      label: says.webhook,
      help: says.webhookHelp,
      secret: true,
      required: true,
    },
    {
      key: 'box',
      label: says.box,
      help: says.boxHelp,
      secret: false,
      required: false,
      problemOf: value => (boxIn(value) === null ? says.noBoxAddress : null),
    },
    { key: 'keyId', label: says.keyId, help: says.keyIdHelp, secret: false, required: false },
    { key: 'key', label: says.key, help: says.keyHelp, secret: true, required: false },
    ...mailbox.fields.filter(({ key }) => shared.has(key) && key !== 'address'),
  ],
  limits: {
    ...mailbox.limits,
    asOf: '2026-11-30',
    source: 'https://github.com/suitenumerique/messages',
  },
  anyHost: true,
  hasSubjects: true,
  // Nothing is asked: what a look finds, a webhook brought.
  pollEveryMs: 10 * 60_000,
  ...(mailbox.replyFiles && { replyFiles: mailbox.replyFiles }),
}
