import { excerptOf } from '../../language/text.ts'
import type { IncomingMessage } from '../connector.ts'
import { chainTo, type Placed } from '../network/reading.ts'
import { isPublic, type StatusRow } from './payload.ts'
import { beginningOf, textOf } from './text.ts'

export type Own = { id: string; acct: string }

/**
 * Where a post belongs, by those of its thread that are known; null: it is no message. In public a
 * conversation is what hangs under the first post of the thread that is not ours: each answer to a
 * post of ours begins one, as a comment does. In private it is all that was said with one person.
 */
export async function messageIn(
  row: StatusRow,
  known: ReadonlyMap<string, StatusRow>,
  own: Own,
): Promise<Placed | null> {
  if (!isPublic(row)) {
    const writer = { acct: row.account.acct, name: nameOf(row) }
    const other = row.mentions.find(({ acct }) => acct !== own.acct)
    const person = isOwn(row, own) ? other && { acct: other.acct, name: null } : writer
    if (person === undefined) return null
    const thread: Placed['thread'] = {
      remoteId: `direct:${person.acct}`,
      visibility: 'private',
      subject: null,
      url: null,
      citizen: { remoteId: person.acct, name: person.name },
    }
    return { thread, message: await messageOf(row, row.in_reply_to_id ?? null, own) }
  }
  const chain = chainTo(row, ({ in_reply_to_id: id }) => known.get(id ?? ''))
  const rootAt = chain.findIndex(one => !isOwn(one, own))
  const root = chain[rootAt]
  const [top = row] = chain
  if (root === undefined) return await placeUnder(row, own)
  const thread: Placed['thread'] = {
    remoteId: root.id,
    visibility: 'public',
    subject: excerptOf(beginningOf(top)) ?? 'Publication sans texte',
    url: root.url,
    post: isOwn(top, own) ? top.id : root.id,
  }
  const parent = rootAt < chain.length - 1 ? chain.at(-2)?.id : undefined
  return { thread, message: await messageOf(row, parent ?? null, own) }
}

/** What we answered to somebody whose post is not known: it stands under that one. */
async function placeUnder(row: StatusRow, own: Own): Promise<Placed | null> {
  const answered = row.in_reply_to_id ?? null
  const whose = row.in_reply_to_account_id ?? own.id
  if (answered === null || whose === own.id) return null
  const thread = { remoteId: answered, visibility: 'public', subject: null, url: null } as const
  return { thread, message: await messageOf(row, answered, own) }
}

async function messageOf(
  row: StatusRow,
  parent: string | null,
  own: Own,
): Promise<IncomingMessage> {
  const isOurs = isOwn(row, own)
  const others = row.mentions.filter(({ acct }) => acct !== own.acct)
  return {
    remoteId: row.id,
    parentRemoteId: parent,
    direction: isOurs ? 'outbound' : 'inbound',
    author: isOurs ? null : { remoteId: row.account.acct, name: nameOf(row) },
    text: await textOf(row),
    attachments: row.media_attachments.map(({ type, url, description }) => ({
      type,
      url,
      name: description,
    })),
    mentions: others.map(({ acct }) => acct),
    ...(others.length > 0 && { mentionNames: others.map(({ username }) => `@${username}`) }),
    url: row.url,
    sentAt: row.created_at,
    // What a bot writes is for people to judge: accounts call themselves so that ask all the same.
    automatic: false,
    hidden: false,
  }
}

export function isOwn({ account }: StatusRow, { id }: Own): boolean {
  return account.id === id
}

function nameOf({ account }: StatusRow): string {
  return account.display_name || account.acct
}
