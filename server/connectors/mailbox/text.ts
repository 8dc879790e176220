import { readText } from '../../platform/html/apart.ts'
import { decoded, untransferred } from './charset.ts'

/** How much of a part is asked for, in bytes as they are sent, and how much of a text is kept, in signs. */
export const mostBytes = 192 * 1024
const mostSigns = 64_000

/** What stands at the end of a text of which there is more. */
const cutNote = '[…] La suite se lit dans la messagerie.'

export type TextPart = {
  bytes: Uint8Array
  type: string
  charset: string | undefined
  encoding: string | undefined
  /** Its lines are broken for old screens (RFC 3676). */
  isFlowed: boolean
  /** And the space at which each is broken is not of the text (DelSp, § 4). */
  dropsSpaces: boolean
}

/** What the parts of a mail say together. */
export async function textOf(parts: readonly TextPart[]): Promise<string> {
  const isCut = parts.some(({ bytes }) => bytes.length >= mostBytes)
  let text = ''
  for (const part of parts) {
    if (text.length > mostSigns) break
    const said = await read(part)
    text += text === '' || said === '' ? said : `\n\n${said}`
  }
  const whole = tidied(text)
  if (!isCut && whole.length <= mostSigns) return whole
  return `${whole.slice(0, mostSigns).toWellFormed().trimEnd()}\n\n${cutNote}`
}

async function read({
  bytes,
  type,
  charset,
  encoding,
  isFlowed,
  dropsSpaces,
}: TextPart): Promise<string> {
  const text = decoded(untransferred(bytes, encoding), charset)
  // Whatever it is called: a page is no text.
  const isPage = type === 'text/html' || /^\s*(<!doctype html|<html)\b/i.test(text)
  return isPage ? await fromHtml(text) : isFlowed ? unflowed(text, dropsSpaces) : text
}

/** A line that ends with a space goes on in the next, unless one of them is quoted, or « -- ». */
function unflowed(text: string, dropsSpaces: boolean): string {
  const lines = text.split(/\r\n|\n/)
  const joined: string[] = []
  let goesOn = false
  for (const line of lines) {
    const said = line.startsWith(' ') ? line.slice(1) : line
    const isOwn = !said.startsWith('>') && said !== '-- '
    const before = goesOn && isOwn ? (joined.pop() ?? '') : ''
    goesOn = isOwn && said.endsWith(' ')
    joined.push(`${before}${goesOn && dropsSpaces ? said.slice(0, -1) : said}`)
  }
  return joined.join('\n')
}

const opens = '\u0001'
const closes = '\u0002'

/** The text of a page, what it quotes marked by « > » as in plain text. */
async function fromHtml(page: string): Promise<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they mark quotes below
  const clean = page.replace(/[\u0001\u0002]/g, '')
  const marked = clean
    .replace(/<blockquote\b[^<>]*>/gi, `<p>${opens}</p><p>`)
    .replace(/<\/blockquote\s*>/gi, `</p><p>${closes}</p>`)
  let depth = 0
  const lines = (await readText(`<p>${marked}</p>`)).split('\n')
  const quoted = lines.flatMap(line => {
    const opened = line.split(opens).length - 1
    const closed = line.split(closes).length - 1
    const said = line.replaceAll(opens, '').replaceAll(closes, '')
    const before = depth
    depth = Math.max(0, depth + opened - closed)
    if (said.trim() === '' && opened + closed > 0) return []
    const level = Math.max(before, depth)
    return [level === 0 ? said : `${'>'.repeat(Math.min(level, 9))} ${said}`]
  })
  return quoted.join('\n')
}

function tidied(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes away
      .replace(/[\0-\x08\x0e-\x1f\x7f\u200b\ufeff]/g, '')
      .split('\n')
      .map(line => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .toWellFormed()
  )
}
