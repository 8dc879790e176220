declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Folder = {
    uidvalidity?: number
    'special-use'?: string
    messages?: { raw: string; internaldate: string; flags?: string[] }[]
  }
  type Options = {
    plugins: (string | ((server: PlayedServer) => void))[]
    users: Record<string, { password: string }>
    storage: { INBOX: Folder; '': { separator: string; folders: Record<string, Folder> } }
  }

  /** `partial`: where a part is to begin, and how much of it is wanted, bytes. */
  export type FetchQuery = { partial?: number[] }
  export type FetchHandler = (connection: unknown, mail: unknown, query: FetchQuery) => unknown
  export type PlayedServer = { fetchHandlers: Record<string, FetchHandler> }

  /** An IMAP server whose mails live in memory. */
  export default function createServer(options: Options): { server: Server }
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap'

  const handlers: Record<string, FetchHandler>
  export default handlers
}
