import { Worker } from 'node:worker_threads'
import { gone, limitOf } from './limit.ts'

/** What one piece of work may take, and how many of one use may wait for their turn. */
export type ThreadBudget = {
  patienceMs: number
  megabytes: number
  /** More are refused at once (limit.ts). */
  mostWaiting?: number
}

/** @returns null when it took too long or too much memory */
export type Apart<Work, Answer> = (
  work: Work,
  options?: { signal?: AbortSignal | undefined; patienceMs?: number | undefined },
) => Promise<Answer | null>

/**
 * Work that strangers' files can make endless, in a thread of its own, which is ended when it passes
 * its budget or when nobody waits for it any more: the server goes on meanwhile. One use does one
 * piece at a time and has its own queue.
 * @param program path of the module that reads `workerData` and posts one answer
 */
export function apart<Work, Answer>(program: string, budget: ThreadBudget): Apart<Work, Answer> {
  const inTurn = limitOf(1, budget.mostWaiting)
  return async (work, { signal, patienceMs = budget.patienceMs } = {}) =>
    await inTurn(() => run<Answer>(program, work, { ...budget, patienceMs, signal }), signal)
}

async function run<Answer>(
  program: string,
  workerData: unknown,
  {
    patienceMs,
    megabytes,
    signal,
  }: Pick<ThreadBudget, 'patienceMs' | 'megabytes'> & { signal: AbortSignal | undefined },
): Promise<Answer | null> {
  const worker = new Worker(program, {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const ended = new AbortController()
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<Answer | null>((resolve, reject) => {
      late = setTimeout(() => resolve(null), patienceMs)
      signal?.addEventListener('abort', () => reject(gone()), { signal: ended.signal })
      worker.once('message', resolve)
      worker.once('error', (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          resolve(null)
        else reject(error)
      })
      worker.once('exit', code => reject(new Error(`a thread of ${program} ended with ${code}`)))
    })
  } finally {
    ended.abort()
    clearTimeout(late)
    await worker.terminate()
  }
}
