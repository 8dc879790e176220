import { excerptOf, plain } from '../../language/text.ts'
import { partsOf } from '../../language/text-signs.ts'
import { plainText } from '../../platform/html/plain-text.ts'
import type { Publication } from '../connector.ts'
import { withLink } from '../network/publishing.ts'

/** A longer first line is no title. */
const longestTitle = 100

/** The first line is the title, and what follows the page; of a long one the title is its beginning. */
export function pageOf(variant: Publication): { title: string; body: string } {
  const whole = wholeText(variant)
  const [first = ''] = whole.split('\n')
  if (first.length <= longestTitle) {
    return { title: first, body: whole.slice(first.length).trim() }
  }
  return { title: excerptOf(first) ?? '', body: whole }
}

/** A link that the text does not have stands at its end. */
export function wholeText({ text, link }: Publication): string {
  return withLink({ text: text.trim(), link })
}

/**
 * Every ASCII sign is written as a number: WordPress makes typographic quotes, dashes, smileys,
 * inserted galleries and « 3×4 » of what looks like them, and would show another text than was sent.
 */
export function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]|(?<=\d)x(?=\d)/g, numbered)
}

/** An address as an attribute holds it, where only these signs mean something. */
export function addressAsHtml(url: string): string {
  return url.replace(/[&<>"'[\]]/g, numbered)
}

function numbered(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}

/** Paragraphs as blocks of WordPress's editor, in which the commune can go on writing. */
export function bodyOf(text: string): string {
  if (text === '') return ''
  return text
    .split(/\n{2,}/)
    .map(paragraph => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .map(html => `<!-- wp:paragraph -->\n${html}\n<!-- /wp:paragraph -->`)
    .join('\n\n')
}

/** A text with its addresses as links, its lines as they are. */
export function linked(text: string): string {
  return partsOf(text)
    .map(({ kind, text: part }) =>
      kind === 'link' ? `<a href="${addressAsHtml(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('')
}

/** What a piece of HTML says. */
export function textOf(html: string): string {
  return plainText(`<p>${html}</p>`)
}

/** Letters and figures: extensions change the signs between them, and WordPress its own name. */
export function comparable(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export const isSame = (text: string, other: string): boolean =>
  comparable(text) === comparable(other)
