import type { Call } from '../connector.ts'
import { addressReader } from './addresses.ts'
import { type Described, describe } from './fetching.ts'
import { foldersOf } from './folder/folders.ts'
import { type Mail, mailOf, soughtBy } from './mail.ts'
import { folderOpened, type Session } from './session.ts'

const DAY = 24 * 60 * 60_000
/** A mail without an id is sought among those of its day. */
const mostOfADay = 500

export type Located = { path: string; mail: Mail; described: Described }

/**
 * Finds a mail wherever people moved it: in the folders that are followed, then in all others. Null:
 * it is nowhere.
 */
export async function locate(
  { imap, own }: Session,
  call: Call,
  remoteId: string,
): Promise<Located | null> {
  const { folders } = await foldersOf(imap, call)
  const reader = await addressReader()
  const near = folders.map(({ path }) => path)
  const sent = folders.find(({ role }) => role === 'sent')?.path
  const all = await imap.list()
  const far = all.filter(({ flags, path }) => !flags.has('\\Noselect') && !near.includes(path))
  const sought = soughtBy(remoteId)
  for (const path of [...near, ...far.map(folder => folder.path)]) {
    using folder = await folderOpened(imap, path, { readOnly: true }).catch(() => null)
    if (folder === null) continue
    const query =
      'messageId' in sought
        ? { header: { 'message-id': sought.messageId } }
        : {
            since: new Date(sought.day.getTime() - DAY),
            before: new Date(sought.day.getTime() + 2 * DAY),
          }
    const uids = (await imap.search(query, { uid: true })) || []
    for (const described of await describe(imap, uids.slice(-mostOfADay))) {
      const mail = mailOf(described, path === sent ? 'sent' : 'incoming', own, reader)
      if (mail?.remoteId === remoteId) return { path, mail, described }
    }
  }
  return null
}
