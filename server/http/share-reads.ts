import type { Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { inLanguage, languageOf } from './answer-language.ts'
import type { Env } from './identity.ts'
import { documentAnswer, type JsonDocument, jsonDocument } from './json-answer.ts'
import type { Holding } from './routes.ts'

/** What depends on the hour may be so old, ms. */
const freshMs = 250

/**
 * One reading, and one compressing, for all who ask the same while nothing is written: fifty open
 * screens that are told of one change ask fifty times for one document. What is shared is never
 * older than a write: the database says whether anybody wrote since the reading began, so that
 * who wrote sees it.
 *
 * `key` must name all that the document depends on but its language, the commune first.
 */
export function shareReads({
  database,
  clock,
}: Pick<Context, 'database' | 'clock'>): <Answer>(
  c: HonoContext<Env>,
  key: string,
  read: () => Promise<Answer>,
) => Promise<Holding<Answer>> {
  const kept = new Map<string, { version: string; at: number; document: Promise<JsonDocument> }>()

  async function documentOf(key: string, read: () => Promise<unknown>): Promise<JsonDocument> {
    const version = await database.version()
    const now = clock.now()
    for (const [known, one] of kept) {
      if (one.version !== version || Math.abs(now - one.at) >= freshMs) kept.delete(known)
    }
    const shared = kept.get(key)
    if (shared !== undefined) return await shared.document
    const own = { version, at: now, document: read().then(jsonDocument) }
    kept.set(key, own)
    // The next caller tries for itself.
    own.document.catch(() => {
      if (kept.get(key) === own) kept.delete(key)
    })
    return await own.document
  }

  return async (c, key, read) => {
    const language = languageOf(c)
    const spoken = async () => inLanguage(await read(), language)
    return documentAnswer(c, await documentOf(`${language} ${key}`, spoken))
  }
}
