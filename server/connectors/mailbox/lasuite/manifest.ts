import { verbatim } from '../../../language/sentence.ts'
import type { Manifest } from '../../connector.ts'
import { field } from '../../manifest.ts'
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
    field('webhook', says.webhook, says.webhookHelp, { secret: true, required: true }),
    field('box', says.box, says.boxHelp, {
      problemOf: value => (boxIn(value) === null ? says.noBoxAddress : null),
    }),
    field('keyId', says.keyId, says.keyIdHelp),
    field('key', says.key, says.keyHelp, { secret: true }),
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
