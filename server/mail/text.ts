import type { Language } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'

/** A mail in plain text: its parts with a line between them, and under the signature's mark why. */
export function mailText(parts: readonly string[], why: string): string {
  return `${[...parts, `-- \n${why}`].join('\n\n')}\n`
}

/**
 * Lines of at most 72 characters. It breaks at spaces only: the unbreakable ones of French
 * typography stay whole.
 */
export function wrap(text: string, indent = '', first = ''): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const empty = line.trim() === ''
    if (!empty && line.length + 1 + word.length > 72) {
      lines.push(line)
      line = indent + word
    } else {
      line += empty ? word : ` ${word}`
    }
  }
  return [...lines, line].join('\n')
}

/** An address on its own line, under what it leads to. */
export function labelled(label: string, href: string, language: Language): string {
  return `${label}${wordings[language].colon}\n${href}`
}
