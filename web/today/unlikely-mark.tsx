import { messages } from '../language.ts'

/** Says of somebody who waits that most probably no answer is wanted. */
export function UnlikelyMark() {
  return <span class="badge badge-outline badge-sm">{messages.value.residents.unlikely}</span>
}
