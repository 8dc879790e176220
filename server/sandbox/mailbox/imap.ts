import type { FetchHandler, FetchQuery, PlayedServer } from 'hoodiecrow-imap'
import { listenOn } from '../listen.ts'
import { type DemoMail, demoMails } from './mails.ts'

/** The address of the played mairie, and what opens its mailbox. */
export const ownAddress = 'mairie@mairie.exemple.fr'
export const ownPassword = 'tambour-de-village'

/** The mails live in memory: anyone who reads them on another day reads them anew. */
export type PlayedMailbox = {
  /** As a channel's field has it. */
  imap: string
  close(): Promise<void>
}

const plugins = [
  ...['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'IDLE', 'ENABLE'],
  ...['SPECIAL-USE', 'UIDPLUS', 'LITERALPLUS', 'UNSELECT'],
]

/**
 * Plays the mairie's mailbox on loopback: what residents and others wrote in the ten days before `at`,
 * and what was answered.
 * @param port 0 lets the system choose
 * @param at ms UTC; the same instant gives the same mails
 * @param now ms UTC
 */
export async function playMailbox({
  port,
  at,
  now,
}: Record<'port' | 'at' | 'now', number>): Promise<PlayedMailbox> {
  // Neither is needed before somebody connects a mailbox, and a start is to be quick.
  const [{ default: createServer }, { default: fetching }, mails] = await Promise.all([
    import('hoodiecrow-imap'),
    import('hoodiecrow-imap/lib/commands/handlers/fetch.js'),
    demoMails(ownAddress, at),
  ])
  const inside = (folder: DemoMail['folder']) => ({
    // In a folder that begins anew, no number is one of before.
    uidvalidity: Math.floor(now / 1_000),
    messages: mails
      .filter(mail => mail.folder === folder)
      .map(({ raw, at: sentAt }) => ({ raw, internaldate: internalDate(sentAt) })),
  })
  const { server } = createServer({
    plugins: [...plugins, server => askAnew(server, fetching)],
    users: { [ownAddress]: { password: ownPassword } },
    storage: {
      INBOX: inside('INBOX'),
      '': {
        separator: '/',
        folders: {
          Sent: { ...inside('Sent'), 'special-use': '\\Sent' },
          Junk: { 'special-use': '\\Junk' },
        },
      },
    },
  })
  const bound = await listenOn(server, port, () => server.address())
  return {
    imap: `127.0.0.1:${bound}`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/**
 * It shortens the question itself where a part is shorter than what was asked of it, and then has
 * nothing of the mails that come after: each is asked the whole question.
 */
function askAnew({ fetchHandlers }: PlayedServer, handlers: Record<string, FetchHandler>): void {
  const asked = new WeakMap<FetchQuery, number[]>()
  for (const key of ['BODY', 'BODY.PEEK']) {
    const fetch = handlers[key]
    if (fetch === undefined) throw new Error(`hoodiecrow-imap knows no ${key}`)
    fetchHandlers[key] = (connection, mail, query) => {
      if (query.partial) {
        const whole = asked.get(query) ?? query.partial
        asked.set(query, whole)
        query.partial = [...whole]
      }
      return fetch(connection, mail, query)
    }
  }
}

/** RFC 3501 § 9, `date-time`. */
function internalDate(at: number): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? []
  return `${day}-${month}-${year} ${time} +0000`
}
