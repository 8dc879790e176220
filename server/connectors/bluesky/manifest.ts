import type { Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { blueskySentences as says } from './sentences.ts'

/** What a person fills in to connect an account, and what Bluesky takes. */
export const manifest: Manifest = {
  key: 'bluesky',
  label: says.kind,
  description: says.description,
  fields: [
    field('handle', says.handle, says.handleHelp, { required: true }),
    field('password', says.password, says.passwordHelp, { secret: true, required: true }),
    field('server', says.server, says.serverHelp),
  ],
  limits: {
    // And 3,000 bytes.
    textLength: 300,
    counts: 'ten-bytes',
    images: 4,
    // The lexicon says 2,000,000 today; servers that are not of today refuse more than this.
    imageBytes: 1_000_000,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
    // No larger is shown.
    imageSide: 2_000,
    asOf: '2026-11-27',
    source: 'https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky',
  },
  anyHost: true,
  pollEveryMs: 60_000,
}
