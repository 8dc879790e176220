import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** The largest picture or PDF that is taken, bytes. */
export const largestUpload = 20 * 1024 * 1024

export const tooLarge = (): Refusal =>
  new Refusal('bad-request', platformSentences.uploadTooLarge(largestUpload / 1024 / 1024))
