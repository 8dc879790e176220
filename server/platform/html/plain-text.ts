import { createWriter } from './page-writer.ts'
import { readMarkup } from './read-markup.ts'
import { createSight } from './sight.ts'

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
  const page = createWriter()
  const sight = createSight()
  /** The link that is open: where it leads, and its words, or too many. */
  let link: { href: string; text: string } | null = null
  const endLink = () => {
    if (link === null) return
    const { href, text: all } = link
    link = null
    const text = all.length > longestLink ? '' : all.trim()
    // Networks cut an address into pieces, and make links of tags and names.
    const isSaid = text === href || `${text}/` === href || /^[#@]/.test(text)
    if (/^https?:/i.test(href) && !isSaid) page.say(` (${href})`)
  }
  readMarkup(text, {
    open(name, attributes) {
      sight.open(name, attributes)
      if (sight.isHidden()) return
      page.open(name)
      if (name !== 'a') return
      // No link holds another: that nobody closed this one is no reason to lose it.
      endLink()
      link = { href: attributes.get('href') ?? '', text: '' }
    },
    text(text) {
      if (sight.isHidden()) return
      page.say(text)
      if (link !== null && link.text.length <= longestLink) link.text += text
    },
    close(name) {
      const wasHidden = sight.isHidden()
      sight.close(name)
      if (wasHidden) return
      if (name === 'a') endLink()
      page.close(name)
    },
  })
  return tidy(page.text())
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
