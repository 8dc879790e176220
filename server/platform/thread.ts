import { parentPort, Worker } from 'node:worker_threads'
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

/** To begin a thread takes longer than most work does: it stays for what comes soon after. */
const idleMs = 5_000

/**
 * Work that strangers' files can make endless, in a thread of its own, which is ended when it passes
 * its budget or when nobody waits for it any more: the server goes on meanwhile. One use does one
 * piece at a time and has its own queue.
 * @param program path of the module that calls `answerEach`
 */
export function apart<Work, Answer>(program: string, budget: ThreadBudget): Apart<Work, Answer> {
  const inTurn = limitOf(1, budget.mostWaiting)
  let kept: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const worker = new Worker(program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: budget.megabytes },
    })
    worker.once('exit', () => {
      if (kept === worker) kept = null
    })
    // `ask` hears of its own errors; one that comes while a thread is ended, or idle, would end the process.
    worker.on('error', () => undefined)
    return worker
  }
  function keep(worker: Worker): void {
    kept = worker
    worker.unref()
    idle = setTimeout(() => {
      // What comes while it ends is for another.
      kept = null
      void worker.terminate()
    }, idleMs).unref()
  }
  return async (work, { signal, patienceMs = budget.patienceMs } = {}) =>
    await inTurn(async () => {
      clearTimeout(idle)
      const worker = kept ?? start()
      kept = null
      worker.ref()
      let answer: Answer | null = null
      try {
        answer = await ask<Answer>(worker, work, patienceMs, signal)
        return answer
      } finally {
        if (answer === null) await worker.terminate()
        else keep(worker)
      }
    }, signal)
}

async function ask<Answer>(
  worker: Worker,
  work: unknown,
  patienceMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | null>()
  const failed = (error: unknown) => {
    const isFull = error instanceof Error && Reflect.get(error, 'code') === outOfMemory
    if (isFull) resolve(null)
    else reject(error)
  }
  const exited = (code: number) => reject(new Error(`a thread ended with ${code}`))
  const left = () => reject(gone())
  const late = setTimeout(() => resolve(null), patienceMs)
  worker.on('message', resolve).on('error', failed).on('exit', exited)
  signal?.addEventListener('abort', left)
  try {
    worker.postMessage(work)
    return await promise
  } finally {
    clearTimeout(late)
    signal?.removeEventListener('abort', left)
    worker.off('message', resolve).off('error', failed).off('exit', exited)
  }
}

const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY'

/** In the thread itself: what it answers to each piece of work. */
export function answerEach<Work, Answer>(answer: (work: Work) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async (work: Work) => parentPort?.postMessage(await answer(work)))
}
