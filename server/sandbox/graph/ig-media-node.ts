import { broughtBy } from '../brought.ts'
import type { MediaRow } from '../state/instagram.ts'
import { graphTime } from './call.ts'
import { insightsEdge } from './connection.ts'
import { answer, igComments } from './ig-comment-node.ts'
import type { NodeType } from './node.ts'
import type { Reading } from './reading.ts'

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export const igMedia: NodeType<MediaRow> = {
  name: 'IGMedia',
  defaults: 'timestamp',
  fields: {
    caption: (_, row) => row.caption || undefined,
    timestamp: (_, row) => graphTime(row.createdAt),
    media_type: (reading, row) => (isAlbum(reading, row) ? 'CAROUSEL_ALBUM' : 'IMAGE'),
    permalink: (reading, row) => `${reading.call.origin}${mediaPath(reading, row)}`,
    username: (reading, row) => reading.network.instagram.account(row.account)?.username,
    /** Replies and what is hidden are counted too. */
    comments_count: (reading, row) =>
      reading.network.instagram.commentsOf(row.id, reading.now).length,
    like_count: (reading, row) => brought(reading, row).reactions,
    alt_text: (reading, row) =>
      reading.network.instagram.pictures.ofPost(row.id)[0]?.alt ?? undefined,
    children: (reading, row) =>
      isAlbum(reading, row)
        ? {
            data: reading.network.instagram.pictures
              .ofPost(row.id)
              .map(({ id }) => ({ id, media_type: 'IMAGE' })),
          }
        : undefined,
  },
  edges: {
    insights: (reading, row, field) => {
      const { reach, shares } = brought(reading, row)
      return insightsEdge(reading, field, 'instagram_manage_insights', { reach, shares })
    },
    comments: (reading, row, field) =>
      igComments(reading, { path: `${row.id}/comments`, of: { media: row.id } }, field),
  },
  posts: { comments: (reading, row) => answer(reading, row.id, null) },
}

function brought(reading: Reading, { id, account, createdAt }: MediaRow) {
  const { followers = 0 } = reading.network.instagram.account(account) ?? {}
  return broughtBy(id, followers, reading.now - createdAt)
}

function isAlbum(reading: Reading, row: MediaRow): boolean {
  return reading.network.instagram.pictures.ofPost(row.id).length > 1
}

/** Where the public sees it. */
function mediaPath(reading: Reading, row: MediaRow): string {
  return `/instagram/${reading.network.instagram.account(row.account)?.username}/${row.id}`
}
