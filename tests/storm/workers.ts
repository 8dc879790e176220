import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childPath, type children } from '../support/children/children.ts'

const node = process.execPath

/** Whether its trouble came; `url` where it listens, `seen` how many statements it sent. */
type Said = { happened: boolean; url?: string; seen?: number }

/** A worker that is a process of its own; a new one takes the place of one that was killed. */
export type Worker<Task extends { trouble: string }> = {
  /** Null while there is none. */
  pid(): number | null
  /** Resolves when it is through, or gone, with whether its trouble came. */
  work(task: Task): Promise<Said>
  kill(): Promise<void>
}

export function createWorker<Task extends { trouble: string }>(
  child: keyof typeof children,
  ...args: string[]
): Worker<Task> {
  let running: ChildProcess | null = null

  async function start(): Promise<ChildProcess> {
    const born = spawn(node, [childPath(child), ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    running = born
    born.once('exit', () => {
      if (running === born) running = null
    })
    await answered(born)
    return born
  }

  return {
    pid: () => running?.pid ?? null,
    async work(task) {
      const worker = running ?? (await start())
      const answer = answered(worker)
      worker.send(task, () => undefined)
      const said = await answer
      // Gone without a word: by its own hand, if that was its task.
      return said ?? { happened: task.trouble.startsWith('killed') }
    },
    async kill() {
      if (running === null) return
      const gone = once(running, 'exit')
      running.kill('SIGKILL')
      await gone
    },
  }
}

/** What it says next; null: it ended before. */
async function answered(worker: ChildProcess): Promise<Said | null> {
  return await new Promise(resolve => {
    const said = (message: unknown) => end(message as Said)
    const ended = () => end(null)
    function end(answer: Said | null): void {
      worker.off('message', said).off('exit', ended)
      resolve(answer)
    }
    worker.once('message', said).once('exit', ended)
    if (worker.exitCode !== null || worker.signalCode !== null) ended()
  })
}
