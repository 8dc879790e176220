import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PicturePlan } from '../domain/picture-plan.ts'
import { limitOf } from './limit.ts'
import {
  outOfMemory,
  type Picture,
  type PictureAnswer,
  type PictureWork,
  type TakenPicture,
} from './picture-types.ts'
import { Refusal } from './refusal.ts'

const program = fileURLToPath(new URL('./picture-worker.ts', import.meta.url))

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
  async take(bytes: Uint8Array, page: number): Promise<TakenPicture> {
    return await this.#inTurn(() => this.#do({ kind: 'take', bytes, page }))
  }

  /** @throws Refusal (`bad-request`) when it cannot be made small enough */
  async adapt(bytes: Uint8Array, plan: PicturePlan): Promise<Picture> {
    const {
      pages: _,
      text: __,
      ...picture
    } = await this.#inTurn(() => this.#do({ kind: 'adapt', bytes, plan }))
    return picture
  }

  /** The id of its process while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  async #do(work: PictureWork): Promise<TakenPicture> {
    clearTimeout(this.#idle)
    const child = this.#child ?? this.#start()
    child.ref()
    child.channel?.ref()
    const answer = await this.#ask(child, work)
    child.unref()
    child.channel?.unref()
    this.#idle = setTimeout(() => this.#end(child), idleMs)
    this.#idle.unref()
    if (answer.kind === 'picture') return answer.picture
    if (answer.kind === 'refused') throw new Refusal('bad-request', answer.message)
    // A stranger's file is to blame; what we kept ourselves was read before, and is tried again.
    if (answer.kind === 'gone' && work.kind === 'take') throw new Refusal('bad-request', tooHard)
    const why = answer.kind === 'gone' ? 'it took too long or too much' : answer.message
    throw new Error(`a picture could not be worked on: ${why}`)
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

const tooHard =
  'Ce fichier est trop lourd ou trop compliqué à lire : enregistrez-le en JPEG ou en PNG, puis réessayez.'

/** The one of this process. */
export const workshop = new PictureWorkshop()
