import type { Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { mastodonSentences as says } from './sentences.ts'

/** What a person fills in to connect an account, and what a Mastodon server takes unless it is told. */
export const manifest: Manifest = {
  key: 'mastodon',
  label: says.kind,
  description: says.description,
  fields: [
    field('account', says.account, says.accountHelp, { required: true }),
    field('token', says.token, says.tokenHelp, { secret: true, required: true }),
    field('visibility', says.visibility, says.visibilityHelp, {
      choices: [
        { value: 'public', label: says.public },
        { value: 'unlisted', label: says.unlisted },
      ],
    }),
    field('warning', says.warning, says.warningHelp),
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
