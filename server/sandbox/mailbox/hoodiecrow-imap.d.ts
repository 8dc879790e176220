declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Folder = {
    uidvalidity?: number
    'special-use'?: string
    messages?: { raw: string; internaldate: string; flags?: string[] }[]
  }
  type Options = {
    plugins: string[]
    users: Record<string, { password: string }>
    storage: { INBOX: Folder; '': { separator: string; folders: Record<string, Folder> } }
  }

  /** An IMAP server whose mails live in memory. */
  export default function createServer(options: Options): { server: Server }
}
