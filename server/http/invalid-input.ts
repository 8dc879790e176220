import type { Sentence } from '../language/sentence.ts'
import { type Issue, predicateOf, shown } from '../platform/predicate.ts'
import { fieldName } from '../platform/rules/field-names.ts'
import { httpSentences } from './sentences.ts'

/** What zod found, as every library of the Standard Schema tells it. */
type Found = {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

/**
 * What does not fit the shape, told of the first thing that does not: one sentence that names it as the
 * screens do, and for programs the place it speaks of ('email', 'times.0'), where it is not the whole.
 */
export function invalidInput(issues: readonly Found[]): { sentence: Sentence; field?: string } {
  const issue: (Issue & Found) | undefined = issues[0] && { ...issues[0] }
  if (issue === undefined) return { sentence: httpSentences.invalid }
  const path = (issue.path ?? []).map(part => (typeof part === 'object' ? part.key : part))
  const field = path.map(String).join('.')
  const name = fieldName(path)
  const sentence = name
    ? httpSentences.invalidField(name, predicateOf(issue))
    : httpSentences.invalidAt(shown(field), predicateOf(issue))
  return path.length === 0 ? { sentence } : { sentence, field }
}
