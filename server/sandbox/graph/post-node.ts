import { broughtBy } from '../brought.ts'
import type { PictureRow } from '../state/pictures.ts'
import type { PostRow } from '../state/rows.ts'
import { flag, graphTime } from './call.ts'
import { canReplyPrivately, commentsEdge } from './comment-node.ts'
import { insightsEdge } from './connection.ts'
import { type NodeType, pick } from './node.ts'
import { change, publishComment, removePost } from './publish.ts'
import { identity, mentions, type Reading } from './reading.ts'

/** https://developers.facebook.com/docs/graph-api/reference/photo */
export const photo: NodeType<PictureRow> = {
  name: 'Photo',
  defaults: 'name',
  fields: {
    name: (_, row) => row.caption || undefined,
    alt_text_custom: (_, row) => row.alt ?? undefined,
  },
  edges: {},
}

/** Where the picture itself is. */
function photoUrl(reading: Reading, row: Pick<PictureRow, 'id'>): string {
  return `${reading.call.origin}/photos/${row.id}.jpg`
}

/** https://developers.facebook.com/docs/graph-api/reference/pagepost */
export const post: NodeType<PostRow> = {
  name: 'PagePost',
  defaults: 'created_time,message',
  fields: {
    created_time: (_, row) => graphTime(row.createdAt),
    message: (_, row) => row.text || undefined,
    message_tags: (reading, row) => mentions(reading, row.tags),
    from: (reading, row, field) => pick(identity(reading, row.page, row.author), field.fields),
    permalink_url: (reading, row) => `${reading.call.origin}${postPath(row)}`,
    is_published: (_, row) => row.published,
    shares: (reading, row) => {
      const { shares } = brought(reading, row)
      return shares === 0 ? undefined : { count: shares }
    },
    is_hidden: (_, row) => row.hidden,
    application: (_, row) => (row.app ? { id: row.app } : undefined),
    can_reply_privately: (reading, row) => canReplyPrivately(reading, row),
    attachments: (reading, row, field) => {
      const all = attachments(reading, row)
      return all.length > 0 ? pick({ data: all }, field.fields) : undefined
    },
  },
  edges: {
    comments: (reading, row, field) =>
      commentsEdge(reading, row.id, { post: row.id, parent: null }, field),
    insights: (reading, row, field) => {
      const { reach, clicks } = brought(reading, row)
      const counts = { post_total_media_view_unique: reach, post_clicks: clicks }
      return insightsEdge(reading, field, 'read_insights', counts)
    },
    reactions: (reading, row, field) => ({
      data: [],
      ...(flag(field.args, 'summary') && {
        summary: { total_count: brought(reading, row).reactions },
      }),
    }),
  },
  posts: {
    comments: (reading, row) => publishComment(reading, row, { post: row.id, parent: null }),
    '': (reading, row) => change(reading, 'post', row),
  },
  remove: removePost,
}

function brought(reading: Reading, { id, page, createdAt }: PostRow) {
  const { followers = 0 } = reading.network.people.page(page) ?? {}
  return broughtBy(id, followers, reading.now - createdAt)
}

/** Where the public page shows it. */
function postPath(row: Pick<PostRow, 'page' | 'id'>): string {
  return `/pages/${row.page}/posts/${row.id}`
}

/** https://developers.facebook.com/docs/graph-api/reference/story-attachment */
function attachments(reading: Reading, row: PostRow): object[] {
  const photos = reading.network.photos.ofPost(row.id)
  const first = photos[0]
  if (first && photos.length === 1) return [photoAttachment(reading, first)]
  if (first) {
    const { media, target, url } = photoAttachment(reading, first)
    const data = photos.map(photo => photoAttachment(reading, photo))
    const title = `Photos de ${identity(reading, row.page, null)?.name ?? 'la page'}`
    return [
      { media, media_type: 'album', subattachments: { data }, target, title, type: 'album', url },
    ]
  }
  if (row.link === null) return []
  const link = { url: row.link, unshimmed_url: row.link, target: { url: row.link } }
  return [{ ...link, media_type: 'link', title: row.link, type: 'share' }]
}

function photoAttachment(reading: Reading, photo: PictureRow) {
  const src = photoUrl(reading, photo)
  return {
    ...(photo.caption ? { description: photo.caption } : {}),
    media: { image: { height: photo.height, src, width: photo.width } },
    media_type: 'photo',
    target: { id: photo.id, url: src },
    type: 'photo',
    url: src,
  }
}
