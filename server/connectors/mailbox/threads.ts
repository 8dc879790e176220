import { type NetworkError, orElse } from '../network/error.ts'
import { describe } from './fetching.ts'
import { inFolder, searched } from './folder/opened.ts'
import { first, idsIn } from './header.ts'
import type { Mail } from './mail.ts'
import type { Session } from './session.ts'

/** A page looks so often for a mail that another answers, and so far up from each. */
const mostLooks = 10
const mostSteps = 4
const mostAlike = 5

/**
 * Finds the mail with which a conversation began: the first that an answer names, or, where its program
 * names but the one it answers, what that one names in turn.
 * @param find looks for a mail that is not among these; null: nobody looks
 */
export function createThreads(
  mails: readonly Mail[],
  find: ((messageId: string) => Promise<Pick<Mail, 'references' | 'inReplyTo'> | null>) | null,
) {
  const known = new Map<string, Pick<Mail, 'references' | 'inReplyTo'> | null>(
    mails.flatMap(mail => (mail.messageId === null ? [] : [[mail.messageId, mail] as const])),
  )
  let looks = 0

  async function above(id: string) {
    const near = known.get(id)
    if (near !== undefined) return near
    if (find === null || looks >= mostLooks) return null
    looks++
    const far = await find(id)
    known.set(id, far)
    return far
  }

  return {
    /** The Message-ID of the mail that began it; null: this one, that has none. */
    async rootOf(mail: Mail): Promise<string | null> {
      const [oldest] = mail.references
      if (oldest !== undefined) return oldest
      let root = mail.inReplyTo
      for (let steps = 0; root !== null && steps < mostSteps; steps++) {
        const parent = await above(root)
        const next: string | null = parent?.references[0] ?? parent?.inReplyTo ?? null
        if (next === null || next === root) break
        root = next
        if (parent?.references[0] !== undefined) break
      }
      return root ?? mail.messageId
    },
  }
}

/**
 * What a mail of a folder names, found by its Message-ID; null: it is not there.
 * @throws NetworkError where it may be in a folder that is refused
 */
export async function findByMessageId(
  session: Session,
  folders: readonly string[],
  messageId: string,
  since: Date,
): Promise<Pick<Mail, 'references' | 'inReplyTo'> | null> {
  let refused: NetworkError | null = null
  for (const path of folders) {
    const found = await orElse(
      async () => {
        const query = { header: { 'message-id': messageId }, since }
        const uids = (await searched(session, path, query)).slice(-mostAlike)
        // What is searched may stand inside another id.
        return (await inFolder(session, path, imap => describe(imap, uids))).find(({ header }) =>
          idsIn(first(header, 'message-id')).includes(messageId),
        )
      },
      error => {
        if (error.forAll) throw error
        refused = error
        return undefined
      },
    )
    if (found === undefined) continue
    const [inReplyTo = null] = idsIn(first(found.header, 'in-reply-to'))
    return { references: idsIn(first(found.header, 'references')), inReplyTo }
  }
  if (refused !== null) throw refused
  return null
}
