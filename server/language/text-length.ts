import { partsOf } from './text-signs.ts'

/**
 * How a network counts a text: UTF-16 units, Unicode code points, what a reader sees as one sign,
 * the same with every address as 23, the same with ten bytes of UTF-8 each at most in the mean, or
 * bytes of UTF-8.
 */
export const countings = [
  'utf16',
  'codepoints',
  'graphemes',
  'short-links',
  'ten-bytes',
  'bytes',
] as const
export type Counting = (typeof countings)[number]

/** https://docs.joinmastodon.org/entities/V1_Instance/#characters_reserved_per_url */
const shortLink = 23

const encoder = new TextEncoder()
const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** The length of `text` as the network counts it, so that the counter agrees with the refusal. */
export function textLength(text: string, counts: Counting): number {
  switch (counts) {
    case 'utf16':
      return text.length
    case 'codepoints':
      return [...text].length
    case 'graphemes':
      return [...segmenter.segment(text)].length
    case 'short-links':
      return partsOf(text).reduce(
        (sum, { kind, text: part }) =>
          sum + (kind === 'link' ? shortLink : textLength(part, 'graphemes')),
        0,
      )
    case 'ten-bytes':
      // Of 300 signs and 3,000 bytes the first to be full is what counts.
      return Math.max(textLength(text, 'graphemes'), Math.ceil(textLength(text, 'bytes') / 10))
    case 'bytes':
      return encoder.encode(text).length
  }
}

/** How many signs are left under a limit; negative when the text is too long. */
export function textRoom(text: string, limit: { textLength: number; counts: Counting }): number {
  return limit.textLength - textLength(text, limit.counts)
}
