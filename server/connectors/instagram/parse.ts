import { excerptOf } from '../../language/text.ts'
import type { IncomingConversation, IncomingMessage } from '../connector.ts'
import { type Graph, shaped } from '../meta/client.ts'
import { GraphError } from '../meta/graph-error.ts'
import type { ThreadSource } from '../meta/threads.ts'
import { type CommentRow, linked, type MediaRow } from './payload.ts'
import { instagramSentences } from './sentences.ts'

/** By which a person is known: their number, or their user name where Meta gives no number. */
type Writer = { remoteId: string; name: string | null }

/** Null where Meta does not tell who wrote it. */
function writerOf(row: CommentRow): Writer | null {
  const username = row.from?.username ?? row.username ?? null
  if (row.from) return { remoteId: row.from.id, name: username }
  return username === null ? null : { remoteId: `@${username}`, name: username }
}

/** The account's own comments bear its number, or at least its name. */
export function isOfAccount(row: CommentRow, account: Account): boolean {
  if (row.from?.id === account.id) return true
  return account.username !== '' && (row.from?.username ?? row.username) === account.username
}

/** Who wrote under a media, by their user names: a text says `@julie.renard`, and no number. */
export function namesIn(rows: readonly CommentRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(row => {
      const writer = writerOf(row)
      return writer?.name ? [[writer.name, writer.remoteId] as const] : []
    }),
  )
}

/**
 * A comment or a reply. A comment has no parent: the post above it is the subject, not a message.
 * @param names of `namesIn`, for the people that the text mentions
 */
export function commentMessage(
  row: CommentRow,
  media: MediaRow,
  account: Account,
  names: ReadonlyMap<string, string>,
): IncomingMessage {
  const isOurs = isOfAccount(row, account)
  return {
    remoteId: row.id,
    parentRemoteId: row.parent_id ?? null,
    direction: isOurs ? 'outbound' : 'inbound',
    author: isOurs ? null : writerOf(row),
    text: row.message,
    attachments: [],
    ...mentioned(row.message, account, names),
    url: media.permalink_url ?? null,
    sentAt: row.created_time,
    automatic: false,
    hidden: row.is_hidden,
  }
}

/** The thread under one comment of a media. */
export function conversationOf(
  media: MediaRow,
  root: string,
): Omit<IncomingConversation, 'messages'> {
  return {
    post: media.id,
    remoteId: root,
    visibility: 'public',
    subject: excerptOf(media.message) ?? 'Publication sans texte',
    url: media.permalink_url ?? null,
  }
}

function mentioned(
  text: string,
  account: Account,
  names: ReadonlyMap<string, string>,
): Pick<IncomingMessage, 'mentions' | 'mentionNames'> {
  // A user name has letters, digits, underscores and inner dots.
  const found = [...text.matchAll(/(?<![\w.])@(\w+(?:\.\w+)*)/g)].flatMap(([, name]) => name ?? [])
  const others = [...new Set(found)].filter(name => name !== account.username)
  return {
    mentions: others.flatMap(name => names.get(name) ?? []),
    ...(others.length > 0 ? { mentionNames: others.map(name => `@${name}`) } : {}),
  }
}

export type Account = { id: string; username: string }

/** Where private conversations with the account are. */
export function threadSourceOf({ id }: Account): ThreadSource {
  return { platform: 'instagram', self: id, of: 'Instagram' }
}

/** The professional account that is linked to the page, or null. @throws GraphError */
export async function findAccount(graph: Graph): Promise<Account | null> {
  const fields = 'instagram_business_account{id,username}'
  const answer = shaped(linked, await graph.get(graph.page, { fields }))
  return answer.instagram_business_account ?? null
}

/** The same where nothing can be done without it. @throws GraphError */
export async function accountOf(graph: Graph): Promise<Account> {
  const account = await findAccount(graph)
  if (account !== null) return account
  throw new GraphError('misconfigured', { message: instagramSentences.noAccount })
}
