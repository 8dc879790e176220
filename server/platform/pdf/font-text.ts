/** What the two fonts that are embedded draw: Latin letters of Western Europe, and the signs of print. */
const drawn =
  /[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/

/**
 * A text as the fonts can draw it: a letter that they lack loses its accent or is a question mark, a sign
 * that they lack is left out. A document that shows a glyph for « unknown » is no PDF/UA (7.21.8).
 */
export function inFont(text: string): string {
  // Neither has the narrow space of print.
  const signs = [
    ...text
      .normalize('NFC')
      .replaceAll('\u202f', '\u00a0')
      .replace(/\r\n?|\t/g, '\n'),
  ]
  return signs.map(sign => (drawn.test(sign) ? sign : nearest(sign))).join('')
}

function nearest(sign: string): string {
  if (!/[\p{L}\p{N}]/u.test(sign)) return /\s/.test(sign) ? ' ' : ''
  const [plain = ''] = sign.normalize('NFKD')
  return drawn.test(plain) ? plain : '?'
}
