/** What networks make of a text's signs: « #fête », « @mairie », addresses. */
const patterns = {
  hashtag: /#[\p{L}\p{N}_]+/gu,
  mention: /(?<![\p{L}\p{N}_.])@[\w.]*\w/gu,
} as const

export type TextSign = keyof typeof patterns

/** How many there are in a text. */
export function countSigns(text: string, sign: TextSign): number {
  return text.match(patterns[sign])?.length ?? 0
}

export type TextPart = { kind: TextSign | 'link' | 'plain'; text: string }

const any = new RegExp(
  `(?<link>https?:\\/\\/[^\\s]*[^\\s.,;:!?)»])|(?<hashtag>${patterns.hashtag.source})|(?<mention>${patterns.mention.source})`,
  'gu',
)

/** A text cut at its addresses, hashtags and mentions; together the parts are the text. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(any)) {
    if (match.index > end) parts.push({ kind: 'plain', text: text.slice(end, match.index) })
    const { link, hashtag } = match.groups ?? {}
    const kind = link !== undefined ? 'link' : hashtag !== undefined ? 'hashtag' : 'mention'
    parts.push({ kind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ kind: 'plain', text: text.slice(end) })
  return parts
}
