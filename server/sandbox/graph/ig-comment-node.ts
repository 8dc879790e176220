import type { IgCommentRow } from '../state/instagram.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import { app } from '../state/network.ts'
import { flag, graphTime } from './call.ts'
import { type Connection, connect, within } from './connection.ts'
import { badParameter, notFound, notPermitted } from './errors.ts'
import type { Field } from './fields.ts'
import { type NodeType, pick, render } from './node.ts'
import { hasScope, type Reading, seesNames } from './reading.ts'

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment */
export const igComment: NodeType<IgCommentRow> = {
  name: 'IGComment',
  defaults: 'timestamp,text',
  fields: {
    text: (_, row) => row.text,
    timestamp: (_, row) => graphTime(row.createdAt),
    username: (reading, row) => writerOf(reading, row)?.username,
    from: (reading, row, field) => pick(writerOf(reading, row), field.fields),
    hidden: (_, row) => row.hidden,
    parent_id: (_, row) => row.parent ?? undefined,
  },
  edges: {
    replies: (reading, row, field) =>
      igComments(reading, { path: `${row.id}/replies`, of: { parent: row.id } }, field),
  },
  posts: { replies: (reading, row) => answer(reading, row.media, row), '': hide },
}

const longestComment = 2_200

/** `POST /{comment}/replies`; what answers a reply stands beside it. */
export function answer(reading: Reading, under: string, above: IgCommentRow | null): unknown {
  requireComments(reading)
  const { call, network, now } = reading
  const media = network.instagram.media(under)
  if (media?.removedAt !== null) throw notFound('POST', under)
  const text = call.params.get('message') ?? ''
  if (text === '' || text.length > longestComment) throw badParameter('Invalid parameter message')
  if (above?.hidden) throw badParameter('A hidden comment cannot be answered')
  const { account } = media
  const parent = above ? (above.parent ?? above.id) : null
  const made = { account, media: under, parent, author: null, text, createdAt: now, app: app.id }
  const id = network.instagram.addComment(made)
  const page = network.instagram.account(account)?.page ?? ''
  network.news.tell({ page, of: 'ig-comment', did: 'add', id })
  return { id }
}

/** `POST /{comment}?hide=true`; the account's own comments cannot be hidden. */
function hide(reading: Reading, row: IgCommentRow): unknown {
  requireComments(reading)
  const hidden = flag(reading.call.params, 'hide')
  if (hidden === undefined) throw badParameter('The parameter hide is required')
  if (row.author === null) throw badParameter('An own comment cannot be hidden')
  reading.network.instagram.hide(row.id, hidden)
  return { success: true }
}

/** The newest comment is the first, the oldest reply is. */
export function igComments(
  reading: Reading,
  edge: { path: string; of: { media: string } | { parent: string } },
  field: Field,
): Connection {
  requireComments(reading)
  return connect<IgCommentRow>(reading, field, {
    path: edge.path,
    rows: reading.network.instagram.commentsAt(edge.of).filter(within(reading, field)),
    at: row => row.createdAt,
    order: 'media' in edge.of ? 'desc' : 'asc',
    defaults: igComment.defaults,
    longest: 50,
    show: (row, fields) =>
      row.removedAt === null ? render(igComment, reading, row, fields) : undefined,
  })
}

export function requireComments(reading: Reading): void {
  if (!hasScope(reading, 'instagram_manage_comments') || reading.token.access === 'none') {
    throw notPermitted('instagram_manage_comments')
  }
}

/** Who wrote it, if the token may know: the account itself always. */
function writerOf(reading: Reading, row: IgCommentRow) {
  const { instagram, people } = reading.network
  if (row.author === null) {
    return { id: row.account, username: instagram.account(row.account)?.username ?? '' }
  }
  if (!seesNames(reading)) return undefined
  const id = people.scopedId(row.account, row.author)
  return { id, username: usernameOf(people.person(row.author)) }
}
