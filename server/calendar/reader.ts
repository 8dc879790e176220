import { fileURLToPath } from 'node:url'
import { sentenceAgain } from '../language/sentence.ts'
import { apart } from '../platform/thread.ts'
import type { FeedAnswer, FeedWork } from './ics.ts'
import { calendarSentences } from './sentences.ts'

/** Some two thousand events take a second; a trap takes for ever, ms. */
const patienceMs = 15_000

const read = apart<FeedWork, FeedAnswer>(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
  patienceMs,
  megabytes: 256,
})

/** Reads a feed in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readFeedApart(work: FeedWork, patienceMs?: number): Promise<FeedAnswer> {
  const answer = (await read(work, { patienceMs })) ?? tooHard
  return answer.kind === 'read' ? answer : { ...answer, sentence: sentenceAgain(answer.sentence) }
}

const tooHard: FeedAnswer = {
  kind: 'refused',
  sentence: calendarSentences.feedTooHard,
}
