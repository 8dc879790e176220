import { readMarkup } from './read-markup.ts'

/** What begins a new line of text. */
const blocks = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'h1', 'h2', 'h3', 'h4', 'table'])
/** What nobody reads. */
const silent = new Set(['script', 'style', 'head', 'template'])

/** No address, nor the name of anybody, is longer, in signs. */
const longestLink = 2_048

/** So much is read beside everybody else, in signs: some milliseconds. */
export const mostAtOnce = 50_000

/**
 * The text of what a calendar calls a description: HTML where it has tags, else as it is.
 * @param most so many signs of it are read; for more, see `apart.ts`
 */
export function plainText(given: string, most = mostAtOnce): string {
  const text = given.slice(0, most)
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return tidy(text)
  let plain = ''
  let hidden = 0
  /** The link that is open: where it leads, and its words, or too many. */
  let link: { href: string; words: string } | null = null
  const say = (words: string) => {
    plain += words
    if (link !== null && link.words.length <= longestLink) link.words += words
  }
  const endLink = () => {
    if (link === null) return
    const { href, words: all } = link
    link = null
    const words = all.length > longestLink ? '' : all.trim()
    // Networks cut an address into pieces, and make links of tags and names.
    const isSaid = words === href || `${words}/` === href || /^[#@]/.test(words)
    if (/^https?:/i.test(href) && !isSaid) plain += ` (${href})`
  }
  readMarkup(text, {
    open(name, attributes) {
      if (silent.has(name)) hidden += 1
      if (blocks.has(name)) say('\n')
      if (name === 'li') say('– ')
      if (name !== 'a') return
      // No link holds another: that nobody closed this one is no reason to lose it.
      endLink()
      link = { href: attributes.get('href') ?? '', words: '' }
    },
    text(words) {
      if (hidden === 0) say(words)
    },
    close(name) {
      if (silent.has(name)) hidden -= 1
      if (name === 'a') endLink()
      if (name === 'p' || name === 'ul' || name === 'ol') say('\n')
    },
  })
  return tidy(plain)
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
