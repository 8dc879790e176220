import type { IgCommentRow } from '../../state/instagram.ts'
import { usernameOf } from '../../state/instagram-writing.ts'
import { graphTime } from '../call.ts'
import { type Connection, connect, within } from '../connection.ts'
import { notPermitted } from '../errors.ts'
import type { Field } from '../fields.ts'
import { type NodeType, pick, render } from '../node-type.ts'
import { hasScope, type Reading, seesNames } from '../reading.ts'

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
