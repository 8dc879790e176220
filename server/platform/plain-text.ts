import { Parser } from 'htmlparser2'

/** What begins a new line of text. */
const blocks = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'h1', 'h2', 'h3', 'h4', 'table'])
/** What nobody reads. */
const silent = new Set(['script', 'style', 'head', 'template'])

/** No address, nor the name of anybody, is longer, in signs. */
const longestLink = 2_048

/** The text of what a calendar calls a description: HTML where it has tags, else as it is. */
export function plainText(text: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return tidy(text)
  let plain = ''
  let hidden = 0
  const parser = new Parser(
    {
      onopentag(name, { href }) {
        if (silent.has(name)) hidden += 1
        if (blocks.has(name)) plain += '\n'
        if (name === 'li') plain += '– '
        if (name === 'a') links.push({ href: href ?? '', from: plain.length })
      },
      ontext(words) {
        if (hidden === 0) plain += words
      },
      onclosetag(name) {
        if (silent.has(name)) hidden = Math.max(0, hidden - 1)
        if (name === 'a') {
          const { href, from } = links.pop() ?? { href: '', from: 0 }
          // Of links that nobody closes, each would go through all that follows.
          const words = plain.length - from > longestLink ? '' : plain.slice(from).trim()
          // Networks cut an address into pieces, and make links of tags and names.
          const isSaid = words === href || `${words}/` === href || /^[#@]/.test(words)
          if (/^https?:/i.test(href) && !isSaid) plain += ` (${href})`
        }
        if (name === 'p' || name === 'ul' || name === 'ol') plain += '\n'
      },
    },
    { decodeEntities: true },
  )
  const links: { href: string; from: number }[] = []
  parser.end(text)
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
