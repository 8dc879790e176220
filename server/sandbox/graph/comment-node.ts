import type { CommentRow } from '../state/rows.ts'
import { flag, graphTime, instant } from './call.ts'
import { type Connection, connect } from './connection.ts'
import { onMessenger } from './conversation-node.ts'
import { badParameter } from './errors.ts'
import type { Field } from './fields.ts'
import { type NodeType, pick, render } from './node.ts'
import { change, publishComment } from './publish.ts'
import {
  hasScope,
  identity,
  mentions,
  type Reading,
  requireVisitors,
  seesNames,
} from './reading.ts'

/** A private reply is possible for 7 days. */
export const privateReplySpan = 7 * 24 * 3_600_000

/** https://developers.facebook.com/docs/graph-api/reference/comment */
export const comment: NodeType<CommentRow> = {
  name: 'Comment',
  defaults: 'created_time,from,message',
  fields: {
    created_time: (_, row) => graphTime(row.createdAt),
    from: (reading, row, field) => pick(identity(reading, row.page, row.author), field.fields),
    message: (_, row) => row.text,
    message_tags: (reading, row) => mentions(reading, row.tags),
    parent: (reading, row, field) => {
      const parent = row.parent === null ? undefined : reading.network.posts.comment(row.parent)
      return parent && render(comment, reading, parent, field.fields)
    },
    is_hidden: (_, row) => row.hidden,
    // Nobody here comments with a picture; Meta leaves the field out then.
    attachment: () => undefined,
    can_reply_privately: (reading, row) => canReplyPrivately(reading, row),
    private_reply_conversation: (reading, row, field) =>
      privateReplyConversation(reading, row, field),
    permalink_url: (reading, row) => `${reading.call.origin}${commentPath(row)}`,
  },
  edges: {
    comments: (reading, row, field) =>
      commentsEdge(reading, row.id, { post: row.post, parent: row.id }, field),
  },
  posts: {
    comments: (reading, row) => publishComment(reading, row, { post: row.post, parent: row.id }),
    '': (reading, row) => change(reading, 'comment', row),
  },
}

/** Where the public page shows it. */
function commentPath(row: Pick<CommentRow, 'page' | 'post' | 'id'>): string {
  return `/pages/${row.page}/posts/${row.post}#comment-${row.id}`
}

/** Where a comment was answered in private, to a page that may read its conversations. */
function privateReplyConversation(reading: Reading, row: CommentRow, field: Field) {
  const { conversations } = reading.network
  const talk = conversations.one(conversations.privateReplyTo(row.id)?.conversation ?? '')
  const isSeen = talk && hasScope(reading, 'pages_messaging') && reading.token.access === 'all'
  return isSeen ? render(onMessenger.thread, reading, talk, field.fields) : undefined
}

/** To a visitor's post or comment: once, within 7 days, with Messenger's permission. */
export function canReplyPrivately(
  reading: Reading,
  row: { id: string; author: number | null; createdAt: number },
): boolean {
  return (
    row.author !== null &&
    seesNames(reading) &&
    hasScope(reading, 'pages_messaging') &&
    reading.now - row.createdAt <= privateReplySpan &&
    !reading.network.conversations.privateReplyTo(row.id)
  )
}

/**
 * The comments of a post or of a comment.
 * https://developers.facebook.com/docs/graph-api/reference/object/comments
 */
export function commentsEdge(
  reading: Reading,
  id: string,
  of: { post: string; parent: string | null },
  field: Field,
): Connection {
  if (reading.token.kind !== 'page') return { data: [] }
  requireVisitors(reading)
  const filter = oneOf(field, 'filter', ['toplevel', 'stream'])
  const order = oneOf(field, 'order', ['chronological', 'reverse_chronological'])
  const asked = { ...of, deep: filter === 'stream', since: instant(field.args, 'since') }
  const rows = reading.network.posts.under(asked, reading.now)
  const connection = connect<CommentRow>(reading, field, {
    path: `${id}/comments`,
    rows,
    at: row => row.createdAt,
    order: order === 'chronological' ? 'asc' : 'desc',
    defaults: comment.defaults,
    show: (row, fields) =>
      row.removedAt === null ? render(comment, reading, row, fields) : undefined,
  })
  if (!flag(field.args, 'summary')) return connection
  const alive = rows.filter(({ removedAt }) => removedAt === null)
  return { ...connection, summary: { order, total_count: alive.length, can_comment: true } }
}

/** The first is the one meant when none is named. */
function oneOf<Choice extends string>(
  field: Field,
  name: string,
  choices: [Choice, ...Choice[]],
): Choice {
  const value = field.args.get(name)
  if (value === undefined) return choices[0]
  const chosen = choices.find(choice => choice === value)
  if (!chosen)
    throw badParameter(`Param ${name} must be one of {${choices.join(', ').toUpperCase()}}`)
  return chosen
}
