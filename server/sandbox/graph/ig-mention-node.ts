import type { AccountRow, ElsewhereRow, IgCommentRow } from '../state/instagram.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import { app } from '../state/network.ts'
import { graphTime } from './call.ts'
import { type Connection, connect, within } from './connection.ts'
import { badParameter, notFound } from './errors.ts'
import type { Field } from './fields.ts'
import { igComments, requireComments } from './ig-comment-node.ts'
import { igMedia } from './ig-media-node.ts'
import { type NodeType, render } from './node.ts'
import type { Reading } from './reading.ts'

/**
 * What others write about an account, to which it has no key but the account itself.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment
 */
const elsewhere: NodeType<ElsewhereRow> = {
  name: 'IGMedia',
  defaults: 'timestamp',
  fields: {
    caption: (reading, row) => withoutAt(reading, row.account, row.caption) || undefined,
    timestamp: (_, row) => graphTime(row.createdAt),
    permalink: (reading, row) =>
      `${reading.call.origin}/instagram/${writer(reading, row)}/${row.id}`,
    username: (reading, row) => writer(reading, row),
    comments_count: (reading, row) =>
      reading.network.instagram.commentsOf(row.id, reading.now).length,
  },
  edges: {
    comments: (reading, row, field) =>
      igComments(reading, { path: `${row.id}/comments`, of: { media: row.id } }, field),
  },
}

/** Neither `from` nor `username`: who wrote it is not told. */
const comment: NodeType<IgCommentRow> = {
  name: 'ShadowIGComment',
  defaults: 'timestamp,text',
  fields: {
    text: (reading, row) => withoutAt(reading, row.account, row.text),
    timestamp: (_, row) => graphTime(row.createdAt),
    media: (reading, row, field) => {
      const own = reading.network.instagram.media(row.media)
      if (own) return render(igMedia, reading, own, field.fields ?? [])
      const other = reading.network.instagram.elsewhere(row.media)
      return other && render(elsewhere, reading, other, field.fields ?? [])
    },
  },
  edges: {},
}

export function mentionedMedia(reading: Reading, account: AccountRow, field: Field): unknown {
  requireComments(reading)
  const row = namingMedia(reading, account, field.args.get('media_id') ?? '')
  return render(elsewhere, reading, row, field.fields)
}

export function mentionedComment(reading: Reading, account: AccountRow, field: Field): unknown {
  requireComments(reading)
  const row = namingComment(reading, account, field.args.get('comment_id') ?? '')
  return render(comment, reading, row, field.fields)
}

/** `GET /{ig}/tags`, the newest first. */
export function igTags(reading: Reading, account: AccountRow, field: Field): Connection {
  requireComments(reading)
  return connect<ElsewhereRow>(reading, field, {
    path: `${account.id}/tags`,
    rows: reading.network.instagram.tagsOf(account.id).filter(within(reading, field)),
    at: row => row.createdAt,
    order: 'desc',
    defaults: elsewhere.defaults,
    show: (row, fields) =>
      row.removedAt === null ? render(elsewhere, reading, row, fields) : undefined,
  })
}

/** `POST /{ig}/mentions`: under the comment that names the account, or the post whose caption does. */
export function answerMention(reading: Reading, account: AccountRow): unknown {
  requireComments(reading)
  const { network, call, now } = reading
  const text = call.params.get('message') ?? ''
  if (text === '' || text.length > 2_200) throw badParameter('Invalid parameter message')
  const id = call.params.get('comment_id')
  const media = call.params.get('media_id') ?? ''
  const above = id === undefined ? null : namingComment(reading, account, id)
  if (above === null) namingMedia(reading, account, media)
  else if (above.media !== media) throw notFound('POST', media)
  const parent = above === null ? null : (above.parent ?? above.id)
  const made = { account: account.id, media, parent, author: null, text }
  return { id: network.instagram.addComment({ ...made, createdAt: now, app: app.id }) }
}

function namingMedia(reading: Reading, account: AccountRow, id: string): ElsewhereRow {
  const row = reading.network.instagram.shownElsewhere(id, reading.now)
  if (row?.account === account.id && row.caption.includes(`@${account.username}`)) return row
  throw notFound(reading.call.method, id)
}

function namingComment(reading: Reading, account: AccountRow, id: string): IgCommentRow {
  const { instagram } = reading.network
  const row = instagram.comment(id)
  const isThere = row?.removedAt === null && row.createdAt <= reading.now && row.author !== null
  if (row && isThere && row.account === account.id && row.text.includes(`@${account.username}`)) {
    if (
      instagram.media(row.media)?.removedAt === null ||
      instagram.shownElsewhere(row.media, reading.now)
    ) {
      return row
    }
  }
  throw notFound(reading.call.method, id)
}

/** In what others wrote the account stands without its @. */
function withoutAt(reading: Reading, key: string, text: string): string {
  const name = reading.network.instagram.account(key)?.username ?? ''
  return text.replaceAll(`@${name}`, name)
}

function writer(reading: Reading, row: ElsewhereRow): string {
  return usernameOf(reading.network.people.person(row.author))
}
