import type { Manifest } from '../connector.ts'
import { field } from '../manifest.ts'
import { wordpressSentences as says } from './sentences.ts'

/** What a person fills in to connect a site, and what one takes as it comes. */
export const manifest: Manifest = {
  key: 'wordpress',
  label: says.kind,
  description: says.description,
  fields: [
    field('site', says.site, says.siteHelp, { required: true }),
    field('user', says.user, says.userHelp, { required: true }),
    field('token', says.password, says.passwordHelp, { secret: true, required: true }),
    field('category', says.category, says.categoryHelp),
    field('shownAs', says.shownAs, says.shownAsHelp, {
      choices: [
        { value: 'posts', label: says.asPosts },
        { value: 'events', label: says.asEvents },
      ],
    }),
  ],
  limits: {
    // WordPress's own, of a comment; a post has none.
    textLength: 65_525,
    counts: 'bytes',
    images: 4,
    // PHP's own `upload_max_filesize`, which small hosts leave as it is.
    imageBytes: 2 * 1024 * 1024,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
    imagePixels: 16_777_216,
    asOf: '2026-11-27',
    source:
      'https://developer.wordpress.org/reference/functions/wp_get_comment_fields_max_lengths/',
  },
  anyHost: true,
  keepsPages: true,
  pollEveryMs: 60_000,
}
