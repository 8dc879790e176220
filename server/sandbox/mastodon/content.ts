const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

const mention = /(?<![\p{L}\p{N}_.])@\w+(?:@[\w.-]*\w)?/gu
const address = /https?:\/\/\S*[^\s.,;:!?)»]/g
const anything = new RegExp(`(${address.source})|(${mention.source})|(#[\\p{L}\\p{N}_]+)`, 'gu')

/** Whom a text mentions: as accounts of this server know them. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(mention)].map(([found]) => found.slice(1))
}

const signs = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** As Mastodon counts: an address is 23 signs, and of whom is mentioned the server none. */
export function lengthOf(text: string): number {
  const counted = text
    .replace(address, 'x'.repeat(23))
    .replace(mention, found => `@${found.split('@')[1]}`)
  return [...signs.segment(counted)].length
}

/** A text as Mastodon makes HTML of it: paragraphs, and links whose address is cut in pieces. */
export function contentOf(text: string, origin: string): string {
  let html = ''
  let end = 0
  for (const { index, 0: found, 1: link, 2: named } of text.matchAll(anything)) {
    html += escaped(text.slice(end, index))
    html += link ? linked(found) : named ? mentioned(found, origin) : tagged(found, origin)
    end = index + found.length
  }
  return (html + escaped(text.slice(end)))
    .split(/\n{2,}/)
    .map(paragraph => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('')
}

function mentioned(found: string, origin: string): string {
  const user = found.split('@')[1] ?? ''
  return `<span class="h-card" translate="no"><a href="${origin}/${found}" class="u-url mention">@<span>${user}</span></a></span>`
}

function tagged(found: string, origin: string): string {
  const tag = found.slice(1)
  return `<a href="${origin}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`
}

function linked(found: string): string {
  const [, scheme = '', seen = '', rest = ''] = /^(https?:\/\/)(.{0,30})(.*)$/.exec(found) ?? []
  const cut = rest === '' ? '' : ' class="ellipsis"'
  return `<a href="${escaped(found)}" target="_blank" rel="nofollow noopener"><span class="invisible">${scheme}</span><span${cut}>${escaped(seen)}</span><span class="invisible">${escaped(rest)}</span></a>`
}
