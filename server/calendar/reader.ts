import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FeedAnswer, FeedWork } from './ics.ts'

const program = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Some two thousand events take a second; a trap takes for ever, ms. */
const patience = 15_000
const megabytes = 256

/** Reads a feed in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readFeedApart(work: FeedWork, patienceMs = patience): Promise<FeedAnswer> {
  const worker = new Worker(program, {
    workerData: work,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<FeedAnswer>((resolve, reject) => {
      late = setTimeout(() => resolve(tooHard), patienceMs)
      worker.once('message', resolve)
      worker.once('error', (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          resolve(tooHard)
        else reject(error)
      })
      worker.once('exit', code => reject(new Error(`the reader of feeds ended with code ${code}`)))
    })
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}

const tooHard: FeedAnswer = {
  kind: 'refused',
  message: 'Cet agenda est trop compliqué à lire : demandez-en un plus simple à votre voisin.',
}
