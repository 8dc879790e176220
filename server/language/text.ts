/** A text without accents and in small letters, so that « fete » finds « Fête ». */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * A text as two readings of it compare. Networks change line ends, drop spaces at the ends of lines,
 * and may give a letter and its accent as one sign or as two.
 */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** How many signs of a post are shown above its comments. */
const subjectLength = 80

/** The first words of a text, cut between two words; null when there is none. */
export function excerptOf(text: string, most = subjectLength): string | null {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line === '' ? null : line
  const head = line.slice(0, most)
  const space = head.lastIndexOf(' ')
  const cut = space > most / 2 ? head.slice(0, space) : head.slice(0, most - 1)
  // A surrogate pair cut in two would be an unreadable sign.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.–-]+$/, '')}…`
}

/** A row of a list shows one or two lines of a message. */
const mostSigns = 300

/** What a list tells of a text: its first 300 characters, by code points; a mail may have a million. */
export function rowText(text: string): string {
  return [...text.slice(0, 2 * mostSigns)].slice(0, mostSigns).join('')
}

/** The phrases of a list as it is written for people: parted by commas and ends of lines. */
export function listed(phrases: string): readonly string[] {
  return phrases
    .split(/[,\n]/)
    .map(phrase => phrase.trim())
    .filter(phrase => phrase !== '')
}

/** What stands for a title where there is no event. */
export function firstLineOf(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`
}

/** Makes a value when it is asked for first, and gives the same from then on. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
