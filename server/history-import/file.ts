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
export const largestBytes = 32 * 1024 * 1024
