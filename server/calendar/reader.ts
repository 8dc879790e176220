import { fileURLToPath } from 'node:url'
import { sentenceAgain } from '../language/sentence.ts'
import { apart } from '../platform/thread.ts'
import type { SourceWork } from './rules/source.ts'
import { calendarSentences } from './sentences.ts'
import type { SourceAnswer } from './source.ts'

/** Some two thousand events take a second; a trap takes for ever, ms. */
const patienceMs = 15_000

const read = apart<SourceWork, SourceAnswer>(
  fileURLToPath(new URL('./worker.ts', import.meta.url)),
  { patienceMs, megabytes: 256 },
)

/** Reads a source in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readSourceApart(
  work: SourceWork,
  patienceMs?: number,
): Promise<SourceAnswer> {
  const answer = (await read(work, { patienceMs })) ?? tooHard
  return answer.kind === 'read' ? answer : { ...answer, sentence: sentenceAgain(answer.sentence) }
}

const tooHard: SourceAnswer = {
  kind: 'refused',
  sentence: calendarSentences.feedTooHard,
}
