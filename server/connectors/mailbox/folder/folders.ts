import type { ImapFlow, ListResponse } from 'imapflow'
import type { Sentence } from '../../../language/sentence.ts'
import type { Call } from '../../connector.ts'
import { mailboxSentences as says } from '../sentences.ts'

/** What a folder is to us: what comes in, what we sent, what people set aside as spam. */
export type Folder = { path: string; role: 'incoming' | 'sent' | 'junk' }

/**
 * The folders that are looked at: INBOX and those that the channel names; \Sent, where answers from any
 * program lie (RFC 6154, else by its usual names); \Junk.
 */
export async function foldersOf(
  imap: ImapFlow,
  call: Call,
): Promise<{ folders: Folder[]; missing: Sentence[] }> {
  return foldersAmong(await imap.list(), call)
}

export function foldersAmong(listed: readonly ListResponse[], call: Call) {
  const all = listed.filter(({ flags }) => !flags.has('\\Noselect'))
  const by = (use: string) => all.find(({ specialUse }) => specialUse === use)
  const sent = by('\\Sent')
  const junk = by('\\Junk')
  const others = new Set([sent?.path, junk?.path, by('\\Drafts')?.path, by('\\Trash')?.path])
  const chosen: ListResponse[] = []
  const missing: Sentence[] = []
  for (const name of chosenNames(call)) {
    const folder = all.find(one => isNamed(one, name))
    if (folder === undefined) missing.push(says.noFolder(name))
    else if (!others.has(folder.path)) chosen.push(folder)
  }
  const inbox = all.find(
    ({ path, specialUse }) => specialUse === '\\Inbox' || /^inbox$/i.test(path),
  )
  const incoming = new Set([inbox?.path ?? 'INBOX', ...chosen.map(({ path }) => path)])
  const folders: Folder[] = [
    ...[...incoming].map(path => ({ path, role: 'incoming' as const })),
    ...(sent ? [{ path: sent.path, role: 'sent' as const }] : []),
    ...(junk ? [{ path: junk.path, role: 'junk' as const }] : []),
  ]
  return { folders, missing }
}

function chosenNames({ config }: Call): string[] {
  const lines = (config.folders ?? '').split(/[\n,;]/).map(line => line.trim())
  return lines.filter(line => line !== '').slice(0, 20)
}

/** « Service technique », « INBOX/Service technique »: a folder, as people call it. */
function isNamed({ path, name }: ListResponse, typed: string): boolean {
  const wanted = typed.toLowerCase()
  return path.toLowerCase() === wanted || name.toLowerCase() === wanted
}
