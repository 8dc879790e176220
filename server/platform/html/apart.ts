import { fileURLToPath } from 'node:url'
import { nextTurn } from '../event-loop.ts'
import { apart } from '../thread.ts'
import { type Page, pageOf } from './page.ts'
import { mostAtOnce, plainText } from './plain-text.ts'
import type { HtmlWork } from './worker.ts'

/** Two megabytes take a tenth of a second; what takes this long is made to. */
const budget = { patienceMs: 5_000, megabytes: 128 }
const program = fileURLToPath(new URL('./worker.ts', import.meta.url))
const readPageApart = apart<HtmlWork, Page>(program, budget)
const readTextApart = apart<HtmlWork, string>(program, budget)

/** The most of a text that is read, in signs: a longer one would hold everybody. */
const mostSaid = 65_000

/** The text of HTML that a stranger wrote; others have their turn before it is read, or meanwhile. */
export async function readText(html: string): Promise<string> {
  await nextTurn()
  // Beyond the budget, its beginning.
  const apart = html.length > mostAtOnce ? await readTextApart({ html, as: 'text' }) : null
  return (apart ?? plainText(html)).slice(0, mostSaid).toWellFormed()
}

/** The same of a page, and of what it says of itself. */
export async function readPage(html: string): Promise<Page> {
  await nextTurn()
  if (html.length <= mostAtOnce) return pageOf(html)
  return (await readPageApart({ html, as: 'page' })) ?? pageOf(html.slice(0, mostAtOnce))
}
