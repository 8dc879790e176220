/** How a network counts a text: UTF-16 units, Unicode code points, what a reader sees as one sign, or bytes of UTF-8. */
export type Counting = 'utf16' | 'codepoints' | 'graphemes' | 'bytes'

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
    case 'bytes':
      return encoder.encode(text).length
  }
}

/** How many signs are left under a limit; negative when the text is too long. */
export function textRoom(text: string, limit: { textLength: number; counts: Counting }): number {
  return limit.textLength - textLength(text, limit.counts)
}
