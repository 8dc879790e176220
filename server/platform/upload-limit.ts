import { frenchNumber } from '../language/french.ts'
import { Refusal } from './refusal.ts'

/** The largest picture or PDF that is taken, bytes. */
export const largestUpload = 20 * 1024 * 1024

export const tooLarge = (): Refusal =>
  new Refusal(
    'bad-request',
    `Ce fichier dépasse ${frenchNumber(largestUpload / 1024 / 1024)} Mo : réduisez-le, puis réessayez.`,
  )
