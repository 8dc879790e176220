import { sentenceAgain } from '../language/sentence.ts'
import { tooMany } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Outcome, PictureProcess } from './picture-process.ts'
import type { AcceptedPicture, FormFields, Kinds, Picture, PictureWork } from './picture-types.ts'
import type { PicturePlan } from './rules-rendition-plan.ts'
import type { Stamp } from './rules-stamp.ts'
import { pictureSentences } from './sentences.ts'

/** How long one file may take in each of the queues, ms. */
type Patience = {
  /** A picture takes a second, a poster two: those behind a trap wait that long. */
  quick: number
  /** What took longer is begun anew, and keeps only its like waiting. */
  slow: number
  /** For pictures that were read before, when they are published. */
  adapt: number
}
const patience: Patience = { quick: 1_500, slow: 15_000, adapt: 30_000 }

/** A whole library handed in at once; and how many slow files are worth waiting for. */
const mostWaiting = { quick: 40, slow: 3 }

/**
 * Reads and changes pictures in processes of their own, one file at a time in each of three queues:
 * ten uploads at once are ten readings one after the other, the server keeps its memory, and a file
 * that breaks the reader breaks nothing else. What people hand in never keeps publishing waiting,
 * and a file that takes long soon makes way for those that do not.
 */
export class PictureWorkshop {
  readonly #quick: PictureProcess
  readonly #slow: PictureProcess
  readonly #adapting: PictureProcess

  constructor({ quick, slow, adapt }: Patience = patience) {
    this.#quick = new PictureProcess({ patienceMs: quick, mostWaiting: mostWaiting.quick })
    this.#slow = new PictureProcess({ patienceMs: slow, mostWaiting: mostWaiting.slow })
    this.#adapting = new PictureProcess({ patienceMs: adapt })
  }

  /**
   * @param page of a PDF, counted from 1
   * @param signal ends the reading when the person who asked has gone
   * @throws Refusal (`bad-request`) that says why it is no picture, (`unavailable`) when too many
   * wait
   */
  async take(
    bytes: Uint8Array,
    page: number,
    signal?: AbortSignal,
    only?: Kinds['only'],
  ): Promise<AcceptedPicture> {
    return (await this.#taken({ kind: 'take', bytes, page, only }, signal)).picture
  }

  /**
   * The same of a form that lies in a file, with the description that came with it.
   * @param type the form's content type
   */
  async takeForm(
    place: string,
    type: string,
    signal?: AbortSignal,
    only?: Kinds['only'],
  ): Promise<{ picture: AcceptedPicture; alt: string }> {
    return await this.#taken({ kind: 'take-form', place, type, only }, signal)
  }

  /**
   * What a form that lies in a file says beside its file.
   * @throws Refusal (`bad-request`) when it is no form, (`unavailable`) when too many wait, or the
   * machine has no time for it
   */
  async fieldsOf(place: string, type: string, signal?: AbortSignal): Promise<FormFields> {
    const answer = await this.#read({ kind: 'read-fields', place, type }, signal)
    if (answer.kind === 'fields') return answer
    // A form is read in an instant: it is the machine that has no time for it.
    if (answer.kind === 'late') throw tooMany()
    throw failed(answer)
  }

  /** @throws Refusal (`bad-request`) when it cannot be made small enough */
  async adapt(bytes: Uint8Array, plan: PicturePlan): Promise<Picture> {
    return await this.#changed({ kind: 'adapt', bytes, plan })
  }

  /** The picture under a band that says why it is true no more. */
  async stamp(bytes: Uint8Array, stamp: Stamp): Promise<Picture> {
    return await this.#changed({ kind: 'stamp', bytes, stamp })
  }

  async #changed(work: PictureWork): Promise<Picture> {
    const answer = await this.#adapting.do(work)
    if (answer.kind === 'adapted') return answer.picture
    // It was read before: whatever went wrong is tried again.
    throw failed(answer)
  }

  async #taken(
    work: PictureWork,
    signal: AbortSignal | undefined,
  ): Promise<{ picture: AcceptedPicture; alt: string }> {
    const answer = await this.#read(work, signal)
    if (answer.kind === 'taken') return answer
    if (answer.kind === 'gone' || answer.kind === 'late')
      throw new Refusal('bad-request', pictureSentences.tooHard)
    throw failed(answer)
  }

  async #read(work: PictureWork, signal: AbortSignal | undefined): Promise<Outcome> {
    const first = await this.#quick.do(work, signal)
    return first.kind === 'late' ? await this.#slow.do(work, signal) : first
  }

  /** The id of the process that reads what is handed in, while there is one. */
  get pid(): number | undefined {
    return this.#quick.pid
  }
}

function failed(answer: Outcome): Error {
  if (answer.kind === 'refused') return new Refusal('bad-request', sentenceAgain(answer.sentence))
  const why = answer.kind === 'broken' ? answer.message : answer.kind
  return new Error(`a picture could not be worked on: ${why}`)
}

/** The one of this process. */
export const workshop = new PictureWorkshop()
