import type { Port } from '../connector.ts'
import { orFailure } from '../network/error.ts'
import { MailboxError } from './access/access.ts'
import { bytesOf } from './body.ts'
import { untransferred } from './charset.ts'
import { locate } from './locate.ts'
import { mailboxSentences as says } from './sentences.ts'
import { folderOpened, withMailbox } from './session.ts'

/** A file larger than this is opened in the mail program. */
const largestFile = 15 * 1024 * 1024

/** A file of a mail, by its place among those that `receive` named. */
export const attachment: Port['attachment'] = async (call, { remoteId }, index) => {
  return await orFailure(call, () =>
    withMailbox(call, async session => {
      const found = await locate(session, call, remoteId)
      const file = found?.described.body?.files[index]
      if (!found || !file) throw new MailboxError(says.fileGone, 'refused')
      if (bytesOf(file) > largestFile) throw new MailboxError(says.fileTooLarge, 'refused')
      const { imap } = session
      using _folder = await folderOpened(imap, found.path, { readOnly: true })
      const row = await imap.fetchOne(
        String(found.mail.uid),
        { uid: true, bodyParts: [file.part] },
        { uid: true },
      )
      const raw = row === false ? undefined : row.bodyParts?.get(file.part.toLowerCase())
      if (raw === undefined) throw new MailboxError(says.fileGone, 'refused')
      const bytes = new Uint8Array(untransferred(raw, file.encoding))
      return { kind: 'file' as const, name: file.name ?? '', type: file.type, bytes }
    }),
  )
}
