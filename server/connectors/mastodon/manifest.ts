import type { Manifest } from '../connector.ts'
import { mastodonSentences as says } from './sentences.ts'

/** What a person fills in to connect an account, and what a Mastodon server takes unless it is told. */
export const manifest: Manifest = {
  key: 'mastodon',
  label: says.kind,
  description: says.description,
  fields: [
    { key: 'account', label: says.account, help: says.accountHelp, secret: false, required: true },
    { key: 'token', label: says.token, help: says.tokenHelp, secret: true, required: true },
    {
      key: 'visibility',
      label: says.visibility,
      help: says.visibilityHelp,
      secret: false,
      required: false,
      choices: [
        { value: 'public', label: says.public },
        { value: 'unlisted', label: says.unlisted },
      ],
    },
    { key: 'warning', label: says.warning, help: says.warningHelp, secret: false, required: false },
  ],
  limits: {
    textLength: 500,
    counts: 'short-links',
    images: 4,
    imageBytes: 8 * 1024 * 1024,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
    imagePixels: 16_777_216,
    asOf: '2026-11-27',
    source: 'https://docs.joinmastodon.org/entities/V1_Instance/#configuration',
  },
  anyHost: true,
  pollEveryMs: 60_000,
}
