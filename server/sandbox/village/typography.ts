/** French typography for what a mairie writes: narrow and plain no-break spaces, and real apostrophes. */
export function typeset(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ (:)/g, '\u00a0$1')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replace(/(\d) (h|€|km|min)(?![\p{L}])/gu, '$1\u00a0$2')
    .replace(/\u00a0h (\d\d)\b/g, '\u00a0h\u00a0$1')
}
