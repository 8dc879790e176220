import type { Manifest } from '../connector.ts'
import { metaSentences } from '../meta/sentences.ts'
import { horizonWeeks } from '../network/reading.ts'
import { facebookSentences } from './sentences.ts'

/** What a person fills in to connect a page, and what Facebook takes. */
export const manifest: Manifest = {
  key: 'facebook',
  label: facebookSentences.kind,
  description: facebookSentences.description,
  fields: [
    {
      key: 'page',
      label: facebookSentences.pageNumber,
      help: facebookSentences.pageNumberHelp,
      secret: false,
      required: true,
    },
    {
      key: 'token',
      label: metaSentences.pageToken,
      help: facebookSentences.tokenHelp,
      secret: true,
      required: true,
    },
    {
      key: 'app_id',
      label: metaSentences.appNumber,
      help: facebookSentences.channelAppHelp,
      secret: false,
      required: false,
    },
    {
      key: 'app_secret',
      label: metaSentences.appSecret,
      help: facebookSentences.channelSecretHelp,
      secret: true,
      required: false,
    },
    {
      key: 'verify_token',
      label: metaSentences.verifyWord,
      help: facebookSentences.channelWordHelp,
      secret: true,
      required: false,
      suggestion: 'random',
    },
    {
      key: 'automatic_texts',
      label: metaSentences.automaticReplies,
      help: facebookSentences.automaticHelp,
      secret: false,
      required: false,
      multiline: true,
    },
  ],
  limits: {
    textLength: 63_206,
    counts: 'utf16',
    images: 10,
    imageBytes: 4_000_000,
    imageTypes: ['image/jpeg', 'image/png'],
    // « Files that are .PNG should be under 1 MB, or they may appear pixelated. »
    pngBytes: 1_000_000,
    asOf: '2026-07-29',
    source: 'https://developers.facebook.com/docs/graph-api/reference/page/photos/',
  },
  pollEveryMs: 60_000,
  firstWeeks: horizonWeeks,
}
