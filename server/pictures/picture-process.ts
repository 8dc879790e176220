import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gone, limitOf } from '../platform/limit.ts'
import { outOfMemory, type PictureAnswer, type PictureWork } from './picture-types.ts'

const program = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** It goes after that long without work, and its memory with it. */
const idleMs = 20_000
/** To begin takes half a second; more than this and the machine has no room for it, ms. */
const beginsWithinMs = 30_000

/** A file that makes its reader sleep is left after so many looks at what it has worked. */
const mostWaits = 20

/** For how long a process has worked, ms of a processor; NaN where the system does not tell it: Linux does. */
function workedMs({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): fields 14 and 15, in hundredths of a second; the second one may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return 10 * (Number(fields[11]) + Number(fields[12]))
  } catch (error) {
    // It has just ended, which is told otherwise.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Number.NaN
    throw error
  }
}

/** What came of a piece of work. */
export type Outcome = PictureAnswer | { kind: 'late' }

/**
 * A process that reads and changes pictures, one at a time no matter who asks. It is begun when there is
 * work, and ended when its file takes longer than it may, or when nobody waits for it any more.
 */
export class PictureProcess {
  readonly #patienceMs: number
  readonly #inTurn: ReturnType<typeof limitOf>
  #child: ChildProcess | null = null
  #idle: NodeJS.Timeout | undefined

  /** @param options.mostWaiting more are sent away at once (platform/limit.ts) */
  constructor({ patienceMs, mostWaiting }: { patienceMs: number; mostWaiting?: number }) {
    this.#patienceMs = patienceMs
    this.#inTurn = limitOf(1, mostWaiting)
  }

  /** @throws Refusal (`unavailable`) when too many wait, or `signal` says that the asker has gone */
  async do(work: PictureWork, signal?: AbortSignal): Promise<Outcome> {
    return await this.#inTurn(() => this.#work(work, signal), signal)
  }

  /** Its number while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  async #work(work: PictureWork, signal: AbortSignal | undefined): Promise<Outcome> {
    clearTimeout(this.#idle)
    const child = this.#child ?? this.#start()
    child.ref()
    child.channel?.ref()
    try {
      return await this.#ask(child, work, signal)
    } finally {
      child.unref()
      child.channel?.unref()
      this.#idle = setTimeout(() => this.#end(child), idleMs)
      this.#idle.unref()
    }
  }

  #ask(child: ChildProcess, work: PictureWork, signal?: AbortSignal): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(late)
        child.off('message', onAnswer)
        child.off('exit', exited)
        child.off('error', lost)
        signal?.removeEventListener('abort', left)
        end()
      }
      const done = (outcome: Outcome) => settle(() => resolve(outcome))
      const onAnswer = (answer: PictureAnswer | { kind: 'begun' }) => {
        if (answer.kind !== 'begun') return done(answer)
        clearTimeout(late)
        const before = workedMs(child)
        const spent = (waited: number) => {
          // On a machine that does something else it has hardly worked in that time.
          const left = this.#patienceMs - (workedMs(child) - before)
          if (!(left > 0) || waited >= mostWaits) return tooLate()
          late = setTimeout(spent, left, waited + 1)
        }
        late = setTimeout(spent, this.#patienceMs, 0)
      }
      const exited = (code: number | null) => {
        this.#end(child)
        // By a signal, or for its memory: what it was given broke it. Else it is the installation.
        const isItsFault = code === null || code === outOfMemory
        done(
          isItsFault
            ? { kind: 'gone' }
            : { kind: 'broken', message: `the reader ended with code ${code}` },
        )
      }
      const lost = (error: Error) => {
        this.#end(child)
        done({ kind: 'broken', message: error.message })
      }
      const tooLate = () => {
        this.#end(child)
        done({ kind: 'late' })
      }
      const left = () => {
        this.#end(child)
        settle(() => reject(gone()))
      }
      let late = setTimeout(tooLate, beginsWithinMs)
      child.on('message', onAnswer)
      child.on('exit', exited)
      child.on('error', lost)
      signal?.addEventListener('abort', left)
      // A pipe that closes is followed by the exit, which says why.
      child.send(work, () => undefined)
    })
  }

  #start(): ChildProcess {
    const child = fork(program, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // It reads what strangers send: neither our secrets, nor writing, nor the network are for it.
      env: {},
      execArgv: [
        '--permission',
        '--allow-fs-read=*',
        '--allow-addons',
        '--max-old-space-size=256',
        '--max-semi-space-size=2',
        '--expose-gc',
        '--disable-warning=SecurityWarning',
      ],
    })
    this.#child = child
    child.once('exit', () => this.#forget(child))
    return child
  }

  #end(child: ChildProcess): void {
    this.#forget(child)
    child.kill('SIGKILL')
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = null
  }
}
