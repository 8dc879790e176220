import type { Context as HonoContext } from 'hono'
import { accepts } from 'hono/accepts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Language, languages, Sentence } from '../language/sentence.ts'
import type { ProblemShape } from '../platform/shapes.ts'

const primary = (tag: string) => languages.find(one => one === tag.toLowerCase().split('-')[0])

/** Which language a request is answered in: `Accept-Language`, RFC 9110 § 12.5.4; French unless asked. */
export function languageOf(c: HonoContext): Language {
  const asked = accepts(c, {
    header: 'Accept-Language',
    supports: [...languages],
    default: 'fr',
    match: found =>
      found
        .filter(({ q, type }) => q > 0 && primary(type) !== undefined)
        .toSorted((a, b) => b.q - a.q)[0]?.type ?? 'fr',
  })
  return primary(asked) ?? 'fr'
}

/**
 * An answer as text of one language: every `Sentence` in it becomes a string. French costs nothing,
 * for that is what JSON makes of a sentence.
 */
export function inLanguage(answer: unknown, language: Language): unknown {
  if (language === 'fr') return answer
  if (answer instanceof Sentence) return answer[language]
  if (Array.isArray(answer)) return answer.map(item => inLanguage(item, language))
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, inLanguage(value, language)]),
  )
}

/** A refusal as an answer (`platform/shapes.ts`, `problem`), in the language of the person who asks. */
export function refused(
  c: HonoContext,
  status: ContentfulStatusCode,
  error: string,
  sentence: Sentence,
  field?: string,
  fill?: Record<string, string>,
): Response {
  const problem: ProblemShape = {
    error,
    message: sentence[languageOf(c)],
    ...(field !== undefined && { field }),
    ...(fill !== undefined && { fill }),
  }
  return c.json(problem, status)
}
