import type { z } from 'zod'
import { excerptOf } from '../../language/text.ts'
import type { IncomingMessage } from '../connector.ts'
import { edge, GraphError, isForAll, type Problem } from '../meta/answer.ts'
import { sentence } from '../meta/attempt.ts'
import { limited, rowsOf, shaped } from '../meta/client.ts'
import type { Context } from './comments.ts'
import { network } from './network.ts'
import {
  type Account,
  type ElsewhereRow,
  elsewhereRow,
  mentionedComment,
  mentionedMedia,
} from './payload.ts'
import { instagramSentences } from './sentences.ts'

/**
 * What names the account elsewhere than under its own posts: somebody's post, by its words or by a tag
 * on its photo, or a comment under it.
 */
export type Mention = { kind: 'mention' | 'tag'; media: string; comment: string | null }

/**
 * The remote id of a mention, which is its conversation's too. It says what it is: neither it nor what is
 * above it can be asked for by its number, and it is answered by another way than a comment is.
 */
function mentionId({ kind, media, comment }: Mention): string {
  return comment === null ? `${kind}:${media}` : `${kind}:${media}:${comment}`
}

/** Null: it is no mention, but a comment under a post of the account's or a private message. */
export function mentionOf(remoteId: string): Mention | null {
  const [, kind, media, comment = null] = /^(mention|tag):(\d+)(?::(\d+))?$/.exec(remoteId) ?? []
  if (media === undefined) return null
  return { kind: kind === 'tag' ? 'tag' : 'mention', media, comment }
}

const MINUTE = 60_000
/** A mention that Instagram does not give is asked for in so many looks. */
const mostTries = 5
/** Photos on which the account is tagged are told by no webhook: they are asked for this often. */
const tagsEveryMs = 15 * MINUTE
const tagsAtOnce = 25
/** A look makes two calls when all is quiet, and three while it goes round the older posts. */
const quietCalls = 2

const elsewhereFields = 'id,timestamp,caption,permalink,username'

/** Comments are closed there, or it is not for this token: nothing comes of asking again. */
const hopeless = new Set<Problem>(['permission', 'parameter'])

/**
 * Reads the mentions that webhooks named, and those that an earlier look did not come to. What Instagram
 * does not give is said, and nothing waits behind it.
 * https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/mentions
 *
 * @returns which posts of the account's own were named: comments under those are read with them
 * @throws GraphError where Instagram wants rest, or the token is dead
 */
export async function readMentions(
  context: Context,
  account: Account,
  mentions: readonly Mention[],
): Promise<Set<string>> {
  const { cursor, graph } = context
  const own = new Set<string>()
  for (const mention of mentions) cursor.mentions[mentionId(mention)] ??= { ...mention, tries: 0 }
  for (const [id, { tries, ...mention }] of Object.entries(cursor.mentions)) {
    // The rest is in the cursor.
    if (context.isSpent()) break
    try {
      const { counts, knownPosts } = cursor
      const isKnown = mention.media in knownPosts || mention.media in counts
      const isOwn = isKnown || (await isOwnAfterReading(context, account, mention))
      if (isOwn) own.add(mention.media)
      delete cursor.mentions[id]
    } catch (error) {
      if (!(error instanceof GraphError) || isForAll(error)) throw error
      const isLost = hopeless.has(error.problem) || tries + 1 >= mostTries
      if (isLost) delete cursor.mentions[id]
      else cursor.mentions[id] = { ...mention, tries: tries + 1 }
      // What is not there may be told before it can be read: it is given up later, and said then.
      const isGone = isLost && error.problem !== 'permission'
      if (isGone) graph.miss(instagramSentences.mentionGone)
      else if (error.problem !== 'missing') graph.miss(sentence(error, 'read', network))
    }
  }
  return own
}

/** Takes the mention in, unless what names the account is under a post of its own. @throws GraphError */
async function isOwnAfterReading(
  context: Context,
  account: Account,
  mention: Mention,
): Promise<boolean> {
  if (mention.comment === null) {
    const question = (fields: string) => `mentioned_media.media_id(${mention.media}){${fields}}`
    const { mentioned_media: media } = await ask(context, account, mentionedMedia, question)
    if (isOfAccount(media, account)) return true
    addMedia(context, mention, media, account)
    return false
  }
  const { comment } = mention
  const question = (fields: string) =>
    `mentioned_comment.comment_id(${comment}){id,timestamp,text,media{${fields}}}`
  const answer = await ask(context, account, mentionedComment, question)
  const { media, message, created_time: sentAt } = answer.mentioned_comment
  if (media !== undefined && isOfAccount(media, account)) return true
  // Instagram does not tell who wrote it: the field has neither `from` nor `username`.
  add(context, mention, media, { author: null, text: withAt(message, account), sentAt })
  return false
}

/**
 * What Meta documents of these two fields has no `permalink`, and gives it all the same: where it is
 * refused, what there is comes without.
 */
async function ask<Row>(
  { graph }: Context,
  { id }: Account,
  shape: z.ZodType<Row>,
  question: (fields: string) => string,
): Promise<Row> {
  const answer = (fields: string) => graph.get(id, { fields: question(fields) })
  try {
    return shaped(shape, await answer(elsewhereFields))
  } catch (error) {
    if (!(error instanceof GraphError && error.problem === 'parameter')) throw error
    return shaped(shape, await answer(elsewhereFields.replace('permalink,', '')))
  }
}

/**
 * The newest photos on which somebody tagged the account, once in a quarter of an hour, in a look that
 * makes no third call otherwise, or else a quarter later. What Instagram refuses is said.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/tags
 *
 * @throws GraphError where Instagram wants rest, or the token is dead
 */
export async function readTags(context: Context, account: Account): Promise<void> {
  const { cursor, graph, horizon, now } = context
  const { imported, tags } = cursor
  const age = Math.abs(now - tags.at)
  const isQuiet = graph.calls() <= quietCalls || age >= 2 * tagsEveryMs
  if (!imported.posts || age < tagsEveryMs || !isQuiet) return
  tags.at = now
  await context.doPart('read', async () => {
    const page = await graph.getLess(`${account.id}/tags`, share => ({
      fields: elsewhereFields,
      limit: limited(tagsAtOnce, share),
    }))
    const rows = rowsOf(graph, elsewhereRow, shaped(edge, page).data)
    for (const media of rows) {
      const isNew = !tags.seen.includes(media.id) && media.created_time >= horizon
      if (!isNew || isOfAccount(media, account)) continue
      // Where its words name the account as well, a webhook tells of it, and it can be answered.
      const kind = nameIn(account).test(media.message) ? 'mention' : 'tag'
      addMedia(context, { kind, media: media.id, comment: null }, media, account)
    }
    tags.seen = rows.map(({ id }) => id)
  })
}

function addMedia(context: Context, mention: Mention, media: ElsewhereRow, account: Account): void {
  const { created_time: sentAt, message, username } = media
  const author = username === undefined ? null : { remoteId: `@${username}`, name: username }
  add(context, mention, media, { author, text: withAt(message, account), sentAt })
}

/** A mention is a conversation of its own, of which its answers are never read. */
function add(
  { gather }: Context,
  mention: Mention,
  media: ElsewhereRow | undefined,
  said: Pick<IncomingMessage, 'author' | 'text' | 'sentAt'>,
): void {
  const remoteId = mentionId(mention)
  const url = media?.permalink_url ?? null
  const subject = excerptOf(media?.message ?? '') ?? 'Publication sans texte'
  const message: IncomingMessage = {
    ...said,
    text: said.text.slice(0, network.comment.textLength),
    remoteId,
    parentRemoteId: null,
    direction: 'inbound',
    attachments: [],
    mentions: [],
    url,
    automatic: false,
    hidden: false,
    takesPrivate: false,
  }
  gather.add({ remoteId, visibility: 'public', subject, url }, [message])
}

function isOfAccount({ username }: ElsewhereRow, account: Account): boolean {
  return account.username !== '' && username === account.username
}

/** The account's name as a word, with or without its @. */
function nameIn({ username }: Account): RegExp {
  const name = RegExp.escape(username)
  return username === '' ? /(?!)/ : new RegExp(`(?<![\\w.])@?${name}(?!\\w|\\.\\w)`, 'g')
}

/** Meta gives the words of others without the @ of the account, which they had. */
function withAt(text: string, account: Account): string {
  return text.replace(nameIn(account), `@${account.username}`)
}
