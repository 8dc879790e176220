import type { Sentence } from '../language/sentence.ts'
import { historySentences } from './sentences.ts'

/** A file of a download, read when it is asked for. Its path is a name and nothing more. */
export type DownloadFile = {
  path: string
  /** @returns null when it is damaged, encrypted, or larger than a file of messages can be. */
  read(): Promise<Uint8Array | null>
}

export type DownloadFiles = {
  files: DownloadFile[]
  /** Whether one of them asks for a password. */
  encrypted: boolean
  close(): Promise<void>
}

/** A file of 10,000 messages, the most that Meta writes into one, has about 5 MB. */
export const largestBytes = 12 * 1024 * 1024

/** The most that all of its files of messages unpack to: more is no page's. */
export const largestWhole = 2 * 1024 ** 3

/** A page with more conversations than a town has people is a trap. */
export const mostFiles = 200_000

/** It was made to keep its reader busy; `say`: what is said of it, by what it is called. */
export class Trap extends Error {
  readonly say: (label: Sentence) => Sentence
  constructor(say: Trap['say']) {
    super('a trap')
    this.say = say
  }
}

export const tooManyFiles = (label: Sentence) => historySentences.tooManyFiles(label, mostFiles)
