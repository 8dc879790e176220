import { plain } from '../../language/post-text.ts'
import { plainText } from '../../platform/plain-text.ts'
import type { StatusRow } from './payload.ts'

/** Whom a post speaks to, at its beginning: apps put them before every answer. */
const addressed = /^(?:@[\w.-]+(?:@[\w.-]+(?::\d+)?)?\s+)+(?=\S)/

/** What a post says, its content warning first, without whom it speaks to. */
export function textOf({ content, spoiler_text: warning }: StatusRow): string {
  const text = plainText(`<p>${content}</p>`).replace(addressed, '')
  return warning === '' ? text : `${warning}\n\n${text}`
}

/** A text as it compares with what the server made of it: of whom it mentions no server is shown. */
export function comparable(text: string): string {
  return plain(text)
    .replace(addressed, '')
    .replace(/(?<![\p{L}\p{N}_.])(@[\w.]+)@[\w.-]*\w(?::\d+)?/gu, '$1')
}

/** Without the warning, as it was sent: what is shown may have lost the signs of Markdown. */
export function isText(row: StatusRow, text: string): boolean {
  const said = [row.text ?? '', textOf({ ...row, spoiler_text: '' })]
  return said.some(one => comparable(one) === comparable(text))
}
