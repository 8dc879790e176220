import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** The largest picture or PDF that is taken, bytes. */
export const largestUpload = 20 * 1024 * 1024

/** @param most another limit, bytes */
export const tooLarge = (most = largestUpload): Refusal =>
  new Refusal('bad-request', platformSentences.uploadTooLarge(most / 1024 / 1024))
