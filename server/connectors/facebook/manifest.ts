import { manifestOf } from '../meta/manifest.ts'
import { badge } from './badge.ts'
import { facebookSentences } from './sentences.ts'

const page = manifestOf('facebook', 'Facebook', facebookSentences, {
  textLength: 63_206,
  counts: 'utf16',
  images: 10,
  imageBytes: 4_000_000,
  imageTypes: ['image/jpeg', 'image/png'],
  // « Files that are .PNG should be under 1 MB, or they may appear pixelated. »
  pngBytes: 1_000_000,
  asOf: '2026-07-29',
  source: 'https://developers.facebook.com/docs/graph-api/reference/page/photos/',
})

export const manifest = { ...page, badge }
