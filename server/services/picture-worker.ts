import { adaptPicture, readPicture } from './picture.ts'
import { outOfMemory, type PictureAnswer, type PictureWork } from './picture-types.ts'
import { Refusal } from './refusal.ts'

/**
 * The process that reads what strangers send, and nothing else: it has no database, no secret, no
 * network. What breaks it breaks one picture.
 */

/** Forty million pixels that must be turned take some 400 MB, bytes. */
const mostMemory = 1_200_000_000
const looksEveryMs = 100

// What libvips takes is no part of JavaScript's memory, which Node could bound.
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) process.exit(outOfMemory)
}, looksEveryMs).unref()

process.on('disconnect', () => process.exit())
process.on('message', async (work: PictureWork) => {
  process.send?.(await answerTo(work))
})

async function answerTo(work: PictureWork): Promise<PictureAnswer> {
  try {
    const picture =
      work.kind === 'take'
        ? await readPicture(work.bytes, work.page)
        : { ...(await adaptPicture(work.bytes, work.plan)), pages: 1, text: null }
    return { kind: 'picture', picture }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'broken', message }
  }
}
