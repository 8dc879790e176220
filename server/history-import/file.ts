import { frenchNumber } from '../language/french.ts'

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

/** Of all of its files of messages together, unpacked: more is no page's. */
export const largestWhole = 2 * 1024 ** 3

/** A page with more conversations than a town has people is a trap. */
export const mostFiles = 200_000

/** It was made to keep whoever reads it busy: what is said of it, after its name. */
export class Trap extends Error {}

export const tooManyFiles = `a plus de ${frenchNumber(mostFiles)} fichiers de messages : ce n’est pas le téléchargement d’une page.`
