import type { Manifest } from '../connector.ts'
import { metaSentences } from '../meta/sentences.ts'
import { horizonWeeks } from '../network/reading.ts'
import { instagramSentences } from './sentences.ts'

/** What a person fills in to connect an account, and what Instagram takes. */
export const manifest: Manifest = {
  key: 'instagram',
  label: instagramSentences.kind,
  description: instagramSentences.description,
  fields: [
    {
      key: 'page',
      label: instagramSentences.pageNumber,
      help: instagramSentences.pageNumberHelp,
      secret: false,
      required: true,
    },
    {
      key: 'token',
      label: metaSentences.pageToken,
      help: instagramSentences.tokenHelp,
      secret: true,
      required: true,
    },
    {
      key: 'app_id',
      label: metaSentences.appNumber,
      help: instagramSentences.appHelp,
      secret: false,
      required: false,
    },
    {
      key: 'app_secret',
      label: metaSentences.appSecret,
      help: instagramSentences.secretHelp,
      secret: true,
      required: false,
    },
    {
      key: 'verify_token',
      label: metaSentences.verifyWord,
      help: instagramSentences.wordHelp,
      secret: true,
      required: false,
      suggestion: 'random',
    },
    {
      key: 'automatic_texts',
      label: metaSentences.automaticReplies,
      help: instagramSentences.automaticHelp,
      secret: false,
      required: false,
      multiline: true,
    },
  ],
  limits: {
    textLength: 2_200,
    counts: 'utf16',
    hashtags: 30,
    mentions: 20,
    images: 10,
    needsImage: true,
    fetchesImages: true,
    imageBytes: 8 * 1024 * 1024,
    imageTypes: ['image/jpeg'],
    imageRatio: { least: 4 / 5, most: 1.91 },
    imageWidth: { least: 320, most: 1440 },
    asOf: '2026-07-29',
    source:
      'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
  },
  pollEveryMs: 60_000,
  firstWeeks: horizonWeeks,
}
