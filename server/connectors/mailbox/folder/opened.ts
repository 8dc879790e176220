import type { ImapFlow, SearchObject } from 'imapflow'
import type { Sentence } from '../../../language/sentence.ts'
import { NetworkError, orElse } from '../../network/error.ts'
import { isOfConnection } from '../connection-error.ts'
import { mailboxSentences as says } from '../sentences.ts'
import { folderOpened, type Session } from '../session.ts'

/** What a server would not do, though the mailbox is open: what else it is asked may well be given. */
const refusal = (reason: Sentence, cause?: unknown) =>
  new NetworkError(reason, { what: 'passing', retryAt: null }, { cause })

/**
 * What the server is asked, on a line that is opened anew where what was asked before ended it.
 * @throws NetworkError of that alone, `reason`; MailboxError where no line can be had
 */
export async function asked<T>(
  session: Session,
  reason: Sentence,
  act: (imap: ImapFlow) => Promise<T | false>,
): Promise<T> {
  await session.renew()
  try {
    const answer = await act(session.imap)
    if (answer !== false) return answer
  } catch (error) {
    if (!isOfConnection(error)) throw error
    throw refusal(reason, error)
  }
  throw refusal(reason)
}

/** The same in a folder, of which nothing is changed. */
export function inFolder<T>(
  session: Session,
  path: string,
  act: (imap: ImapFlow) => Promise<T | false>,
): Promise<T> {
  return asked(session, says.unreadable(path), async imap => {
    using _folder = await folderOpened(imap, path, { readOnly: true })
    return await act(imap)
  })
}

/** The UIDs that a search of a folder finds. @throws NetworkError */
export const searched = (session: Session, path: string, query: SearchObject): Promise<number[]> =>
  inFolder(session, path, async imap => (await imap.search(query, { uid: true })) ?? false)

/** Which of a range of UIDs are there and came since then, also where no search is to be had. */
export async function uidsSince(
  session: Session,
  path: string,
  { from, to, since }: { from: number; to: number; since: Date },
): Promise<number[]> {
  const range = `${from}:${to}`
  return await orElse(
    () => searched(session, path, { uid: range, since }),
    error => {
      if (error.forAll) throw error
      return inFolder(session, path, async imap => {
        const rows = await imap.fetchAll(range, { uid: true, internalDate: true }, { uid: true })
        const isOld = (date: Date | string = since) => new Date(date) < since
        return rows.flatMap(({ uid, internalDate }) => (isOld(internalDate) ? [] : [uid]))
      })
    },
  )
}

/** The UID at which a folder ends, and what its UIDs are good for. @throws NetworkError */
export async function endOf(session: Session, path: string) {
  const wanted = { uidNext: true, uidValidity: true }
  const status = await orElse(
    () => asked(session, says.unreadable(path), imap => imap.status(path, wanted)),
    error => {
      if (error.forAll) throw error
      return {}
    },
  )
  const read = placeIn(status)
  if (read !== null) return read
  // It tells the same where it is opened.
  return await asked(
    session,
    says.unreadable(path),
    async imap => placeIn(await imap.mailboxOpen(path, { readOnly: true })) ?? false,
  )
}

function placeIn({ uidNext, uidValidity }: { uidNext?: number; uidValidity?: bigint }) {
  return uidNext && uidValidity ? { end: uidNext, validity: String(uidValidity) } : null
}
