import { plain } from '../../language/text.ts'
import { readText } from '../../platform/html/apart.ts'
import { mostAtOnce, plainText } from '../../platform/html/plain-text.ts'
import type { StatusRow } from './payload.ts'

/** Whom a post speaks to, at its beginning: apps put them before every answer. */
const addressed = /^(?:@[\w.-]+(?:@[\w.-]+(?::\d+)?)?\s+)+(?=\S)/

/** More than its first words and whom it speaks to, in signs. */
const beginning = 10_000

/** What a post says, its content warning first, without whom it speaks to. */
export async function textOf(row: StatusRow): Promise<string> {
  return withWarning(row, await readText(`<p>${row.content}</p>`))
}

/** How that begins: a thread may have thousands of answers to one long post. */
export function beginningOf(row: StatusRow, most = beginning): string {
  return withWarning(row, plainText(`<p>${row.content}</p>`, most))
}

function withWarning({ spoiler_text: warning }: StatusRow, text: string): string {
  const said = text.replace(addressed, '')
  return warning === '' ? said : `${warning}\n\n${said}`
}

/** A text as it compares with what the server made of it: of whom it mentions no server is shown. */
function comparable(text: string): string {
  return plain(text)
    .replace(addressed, '')
    .replace(/(?<![\p{L}\p{N}_.])(@[\w.]+)@[\w.-]*\w(?::\d+)?/gu, '$1')
}

/** Without the warning, as it was sent: what is shown may have lost the signs of Markdown. */
export function isText(row: StatusRow, text: string): boolean {
  const said = [row.text ?? '', beginningOf({ ...row, spoiler_text: '' }, mostAtOnce)]
  return said.some(one => comparable(one) === comparable(text))
}
