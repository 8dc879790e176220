import { manifestOf } from '../meta/manifest.ts'
import { instagramSentences } from './sentences.ts'

export const manifest = manifestOf('instagram', 'Instagram', instagramSentences, {
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
})
