import type { Manifest } from '../connector.ts'
import { formSentences } from './sentences.ts'

/** A page of our own: there is no network, no access to fill in, and nothing to publish to. */
export const manifest: Manifest = {
  key: 'form',
  label: formSentences.kind,
  description: formSentences.description,
  fields: [
    {
      key: 'intro',
      label: formSentences.intro,
      help: formSentences.introHelp,
      secret: false,
      required: false,
      multiline: true,
    },
  ],
  limits: {
    textLength: 8_000,
    counts: 'codepoints',
    images: 0,
    imageBytes: 0,
    imageTypes: [],
    asOf: '2026-11-27',
    source:
      'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fe-maxlength',
  },
  // What is written there comes in as it is written: a look finds nothing.
  pollEveryMs: 60 * 60_000,
  page: '/ecrire',
}
