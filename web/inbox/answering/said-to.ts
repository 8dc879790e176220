import { saidInPrivate } from '../../../server/inbox/rules/possible-answers.ts'
import { withFirstName } from '../../../server/language/first-name.ts'

/**
 * A text that was kept for anybody, as it is said to somebody: with their first name, and in private without
 * asking them to write in private.
 * @param name their whole name; null where nobody knows it
 */
export function saidTo(text: string, name: string | null, isPrivate: boolean): string {
  return withFirstName(isPrivate ? saidInPrivate(text) : text, name)
}
