import type { ImapFlow } from 'imapflow'
import { pendingFlag } from './mail.ts'

/** What \Sent knows of an answer: it left, it may have left, or it certainly did not. */
export type Copy = { kind: 'sent' | 'pending'; uid: number } | { kind: 'absent' }

const submittedFlag = '$Submitted'

/** The folder of what was sent, made where there is none. */
export async function sentFolder(imap: ImapFlow): Promise<string> {
  const all = await imap.list()
  const sent = all.find(({ specialUse }) => specialUse === '\\Sent')
  return sent?.path ?? (await imap.mailboxCreate('Sent')).path
}

/**
 * Looks for a copy in the folder that is open. What was appended before the mail left says « pending »
 * until the server took it: so « absent » is certain, and only a death in between leaves a doubt.
 */
export async function copyIn(imap: ImapFlow, messageId: string): Promise<Copy> {
  const uids = (await imap.search({ header: { 'message-id': messageId } }, { uid: true })) || []
  let pending: Copy = { kind: 'absent' }
  for (const uid of uids) {
    const row = await imap.fetchOne(String(uid), { uid: true, flags: true }, { uid: true })
    if (row === false) continue
    const flags = new Set([...(row.flags ?? [])].map(flag => flag.toLowerCase()))
    if (flags.has('\\deleted')) continue
    if (!flags.has(pendingFlag.toLowerCase()) && !flags.has('\\draft')) return { kind: 'sent', uid }
    pending = { kind: 'pending', uid }
  }
  return pending
}

/** A copy of a mail that is about to leave. */
export type Pending = {
  /** It left: the copy becomes one as any mail program leaves it. */
  settle(): Promise<void>
  /** It certainly did not. */
  remove(): Promise<void>
}

/**
 * Appends the copy to the folder that is open.
 * @throws where the server does not take it
 */
export async function appendPending(
  imap: ImapFlow,
  folder: string,
  messageId: string,
  raw: Buffer,
): Promise<Pending> {
  const known = imap.mailbox === false ? undefined : imap.mailbox.permanentFlags
  // A server that keeps no words of others' has a mark for what is not finished.
  const takesKeywords = known === undefined || known.has('\\*') || known.has(pendingFlag)
  const mark = takesKeywords ? pendingFlag : '\\Draft'
  const appended = await imap.append(folder, raw, ['\\Seen', mark])
  if (!appended) throw new Error('the copy was not taken')
  const uid = appended.uid ?? (await uidsOf(imap, messageId)).at(-1)
  if (uid === undefined) throw new Error('the copy is not there')
  const remove = () => removeOne(imap, uid)
  return {
    remove,
    async settle() {
      // Gmail and Microsoft keep a copy of what they send.
      const others = (await uidsOf(imap, messageId)).filter(one => one !== uid)
      if (others.length > 0) return await remove()
      if (takesKeywords) {
        await imap.messageFlagsAdd(String(uid), [submittedFlag], { uid: true })
        await imap.messageFlagsRemove(String(uid), [mark], { uid: true })
        return
      }
      await imap.append(folder, raw, ['\\Seen'])
      await remove()
    },
  }
}

/** Removes a copy that is still marked from the folder that is open; without one, nothing happens. */
export async function removePending(imap: ImapFlow, messageId: string): Promise<void> {
  const copy = await copyIn(imap, messageId)
  if (copy.kind === 'pending') await removeOne(imap, copy.uid)
}

async function removeOne(imap: ImapFlow, uid: number): Promise<void> {
  const isSafe = imap.capabilities.has('UIDPLUS') || imap.enabled.has('IMAP4REV2')
  // Without UID EXPUNGE what others marked would go with it.
  if (isSafe) await imap.messageDelete(String(uid), { uid: true })
  else await imap.messageFlagsAdd(String(uid), ['\\Deleted'], { uid: true })
}

async function uidsOf(imap: ImapFlow, messageId: string): Promise<number[]> {
  return (await imap.search({ header: { 'message-id': messageId } }, { uid: true })) || []
}
