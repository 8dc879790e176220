import { fileURLToPath } from 'node:url'
import { apart } from '../platform/thread.ts'
import type { FeedAnswer, FeedWork } from './ics.ts'

/** Some two thousand events take a second; a trap takes for ever, ms. */
const patienceMs = 15_000

const read = apart<FeedWork, FeedAnswer>(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
  patienceMs,
  megabytes: 256,
})

/** Reads a feed in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readFeedApart(work: FeedWork, patienceMs?: number): Promise<FeedAnswer> {
  return (await read(work, { patienceMs })) ?? tooHard
}

const tooHard: FeedAnswer = {
  kind: 'refused',
  message: 'Cet agenda est trop compliqué à lire : demandez-en un plus simple à votre voisin.',
}
