import { broughtBy } from '../../brought.ts'
import type { MediaRow } from '../../state/instagram.ts'
import { graphTime } from '../call.ts'
import { insightsEdge } from '../insights.ts'
import type { NodeType } from '../node-type.ts'
import type { Reading } from '../reading.ts'
import { igComments } from './ig-comment.ts'

/** https://developers.facebook.com/docs/instagram-platform/reference/instagram-media */
export const igMedia: NodeType<MediaRow> = {
  name: 'IGMedia',
  defaults: 'timestamp',
  fields: {
    caption: (_, row) => row.caption || undefined,
    timestamp: (_, row) => graphTime(row.createdAt),
    media_type: (reading, row) => (isAlbum(reading, row) ? 'CAROUSEL_ALBUM' : 'IMAGE'),
    media_product_type: () => 'FEED',
    media_url: (reading, row) => urlOf(reading, reading.network.instagram.picturesOf(row.id)[0]),
    permalink: (reading, row) => `${reading.call.origin}${mediaPath(reading, row)}`,
    shortcode: (_, row) => row.id,
    username: (reading, row) => reading.network.instagram.account(row.account)?.username,
    owner: (_, row) => ({ id: row.account }),
    /** Replies and what is hidden are counted too. */
    comments_count: (reading, row) =>
      reading.network.instagram.commentsOf(row.id, reading.now).length,
    like_count: (reading, row) => brought(reading, row).reactions,
    is_comment_enabled: () => true,
    alt_text: (reading, row) => reading.network.instagram.picturesOf(row.id)[0]?.alt ?? undefined,
    children: (reading, row) =>
      isAlbum(reading, row)
        ? {
            data: reading.network.instagram
              .picturesOf(row.id)
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
}

function brought(reading: Reading, { id, account, createdAt }: MediaRow) {
  const { followers = 0 } = reading.network.instagram.account(account) ?? {}
  return broughtBy(id, followers, reading.now - createdAt)
}

function isAlbum(reading: Reading, row: MediaRow): boolean {
  return reading.network.instagram.picturesOf(row.id).length > 1
}

function urlOf(reading: Reading, picture: { id: string } | undefined): string | undefined {
  return picture && `${reading.call.origin}/instagram/pictures/${picture.id}.jpg`
}

/** Where the public sees it. */
function mediaPath(reading: Reading, row: MediaRow): string {
  return `/instagram/${reading.network.instagram.account(row.account)?.username}/${row.id}`
}
