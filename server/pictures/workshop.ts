import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { limitOf } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type AcceptedPicture,
  outOfMemory,
  type Picture,
  type PictureAnswer,
  type PictureWork,
} from './picture-types.ts'
import type { PicturePlan } from './rules/rendition-plan.ts'

const program = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** A picture takes three seconds at most on a slow machine; a trap takes for ever. */
const patienceMs = 30_000
/** It goes after that long without work, and its memory with it. */
const idleMs = 20_000

/**
 * Reads and changes pictures in a process of its own, one at a time whoever asks: ten uploads at
 * once are ten readings one after the other, the server keeps its memory, and a file that breaks
 * the reader breaks nothing else.
 */
export class PictureWorkshop {
  readonly #patienceMs: number
  #child: ChildProcess | null = null
  readonly #inTurn = limitOf(1)
  #idle: NodeJS.Timeout | undefined

  constructor({ patience = patienceMs }: { patience?: number } = {}) {
    this.#patienceMs = patience
  }

  /**
   * @param page of a PDF, counted from 1
   * @throws Refusal (`bad-request`) that says why it is no picture
   */
  async take(bytes: Uint8Array, page: number): Promise<AcceptedPicture> {
    return (await this.#taken({ kind: 'take', bytes, page })).picture
  }

  /**
   * The same of a form that lies in a file, with the description that came with it.
   * @param type the form's content type
   */
  async takeForm(place: string, type: string): Promise<{ picture: AcceptedPicture; alt: string }> {
    return await this.#taken({ kind: 'take-form', place, type })
  }

  /** @throws Refusal (`bad-request`) when it cannot be made small enough */
  async adapt(bytes: Uint8Array, plan: PicturePlan): Promise<Picture> {
    const answer = await this.#inTurn(() => this.#do({ kind: 'adapt', bytes, plan }))
    if (answer.kind === 'adapted') return answer.picture
    // It was read before: whatever went wrong is tried again.
    throw failed(answer)
  }

  async #taken(work: PictureWork): Promise<{ picture: AcceptedPicture; alt: string }> {
    const answer = await this.#inTurn(() => this.#do(work))
    if (answer.kind === 'taken') return answer
    if (answer.kind === 'gone') throw new Refusal('bad-request', tooHard)
    throw failed(answer)
  }

  /** The id of its process while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  async #do(work: PictureWork): Promise<PictureAnswer> {
    clearTimeout(this.#idle)
    const child = this.#child ?? this.#start()
    child.ref()
    child.channel?.ref()
    const answer = await this.#ask(child, work)
    child.unref()
    child.channel?.unref()
    this.#idle = setTimeout(() => this.#end(child), idleMs)
    this.#idle.unref()
    return answer
  }

  #ask(child: ChildProcess, work: PictureWork): Promise<PictureAnswer> {
    return new Promise(resolve => {
      const done = (answer: PictureAnswer) => {
        clearTimeout(late)
        child.off('message', done)
        child.off('exit', gone)
        child.off('error', lost)
        resolve(answer)
      }
      const gone = (code: number | null) => {
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
      const late = setTimeout(() => gone(null), this.#patienceMs)
      child.on('message', done)
      child.on('exit', gone)
      child.on('error', lost)
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

function failed(answer: PictureAnswer): Error {
  if (answer.kind === 'refused') return new Refusal('bad-request', answer.message)
  const why = answer.kind === 'broken' ? answer.message : answer.kind
  return new Error(`a picture could not be worked on: ${why}`)
}

const tooHard =
  'Ce fichier est trop lourd ou trop compliqué à lire : enregistrez-le en JPEG ou en PNG, puis réessayez.'

/** The one of this process. */
export const workshop = new PictureWorkshop()
