/**
 * Where a text stands that nobody can have typed: with a control character other than a tab and the
 * ends of lines, or half a character. PostgreSQL has no NUL in its texts, and a terminal or a mail
 * obeys some of the others. Null: nowhere.
 */
export function unreadablePlace(value: unknown): string[] | null {
  if (typeof value === 'string') return isReadable(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [name, part] of Object.entries(value)) {
    const inside = isReadable(name) ? unreadablePlace(part) : []
    if (inside !== null) return [name, ...inside]
  }
  return null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/** Whether somebody can have typed it. */
export function isReadable(text: string): boolean {
  return !control.test(text) && text.isWellFormed()
}

/** What a network or a file gives, so that every database takes it: for NUL, the sign of what cannot be shown. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
