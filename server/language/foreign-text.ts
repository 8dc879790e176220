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

/** Ends of lines, whatever program wrote them: Word pastes U+000B, mainframes U+0085. */
const anyLineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** What is no character of XML 1.0 (§ 2.2) or of HTML, or only stands there by a wrong encoding. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes away
  /[\x01-\x08\x0e-\x1f\x7f-\x9f\p{Noncharacter_Code_Point}]/gu

/**
 * A pasted text as somebody meant it: each end of a line is a line feed, and what nobody sees is
 * gone. A page, a feed or a calendar of such a text is well formed. NUL and half characters, which no
 * clipboard gives and no database keeps, stay to be refused.
 */
export function mended(text: string): string {
  return text.replace(anyLineEnd, '\n').replace(invisible, '')
}

/** A file system takes 255 bytes of a name, and of « é » there are two. */
const longest = 120

/** What no name of a file may hold, on Windows neither, and what turns around how one is read (`‮`). */
const unwritable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\/:*?"<>|]/gu

/**
 * A file's name as it can be shown and kept, no matter who gave it: of a path the last part, without signs
 * that nobody sees, its ending kept where it must be cut.
 * @returns null when nothing is left
 */
export function fileNameOf(given: string | null): string | null {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? ''
  const name = last
    .replace(unwritable, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (name === '') return null
  if (name.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const kept = [...name].slice(0, longest - ending.length).join('')
  return `${kept
    .slice(0, longest - ending.length)
    .toWellFormed()
    .replace('\ufffd', '')}${ending}`
}

/**
 * An address that a browser may be led to, as it was given; null for any other: what a network or a
 * neighbour gives stands behind links of the screens, where `javascript:` would run.
 */
export function webAddress(text: string | null): string | null {
  return text !== null && /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null
}

/** What a text says as JSON; undefined when it is none, such as a page of a proxy: no shape takes that. */
export function jsonIn(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
