import { createHash } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { Refusal } from '../platform/refusal.ts'
import { adaptPicture, readPicture, refuseNoPhoto, stampPicture } from './picture.ts'
import { readFormFields, readPictureForm } from './picture-form.ts'
import { outOfMemory, type PictureAnswer, type PictureWork } from './picture-types.ts'

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

// A screen that waits comes before a picture that waits.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

process.on('disconnect', () => process.exit())
process.on('message', async (work: PictureWork) => {
  tell({ kind: 'begun' })
  tell(await answerTo(work))
  // Files and pixels lie outside of what makes JavaScript tidy up by itself.
  globalThis.gc?.()
})

/** The caller may be gone meanwhile: then nobody is told, and this ends too. */
function tell(answer: PictureAnswer | { kind: 'begun' }): void {
  process.send?.(answer, () => undefined)
}

async function answerTo(work: PictureWork): Promise<PictureAnswer> {
  try {
    if (work.kind === 'adapt') {
      return { kind: 'adapted', picture: await adaptPicture(work.bytes, work.plan) }
    }
    if (work.kind === 'stamp') {
      return { kind: 'adapted', picture: await stampPicture(work.bytes, work.stamp) }
    }
    if (work.kind === 'read-fields') {
      return { kind: 'fields', ...(await readFormFields(work.place, work.type)) }
    }
    const { bytes, page, alt } =
      work.kind === 'take' ? { ...work, alt: '' } : await readPictureForm(work.place, work.type)
    if (work.only === 'photo') refuseNoPhoto(bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const picture = await readPicture(bytes, page)
    return { kind: 'taken', picture: { ...picture, sha256, page }, alt }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', sentence: error.sentence }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'broken', message }
  }
}
