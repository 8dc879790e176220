import type { AccountRow, MediaRow } from '../state/instagram.ts'
import { connect, within } from './connection.ts'
import { createContainer, publishContainer } from './ig-container-node.ts'
import { igMedia } from './ig-media-node.ts'
import { answerMention, igTags, mentionedComment, mentionedMedia } from './ig-mention-node.ts'
import { type NodeType, pick, render } from './node.ts'
import { type Reading, requireScopes } from './reading.ts'

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user */
export const igAccount: NodeType<AccountRow> = {
  name: 'IGUser',
  defaults: '',
  fields: {
    username: (_, row) => row.username,
    followers_count: (_, row) => row.followers,
    mentioned_comment: mentionedComment,
    mentioned_media: mentionedMedia,
  },
  edges: {
    media: (reading, row, field) => {
      requireScopes(reading, 'instagram_basic')
      const rows = reading.network.instagram.mediaOf(row.id)
      return connect<MediaRow>(reading, field, {
        path: `${row.id}/media`,
        rows: rows.filter(within(reading, field)),
        at: one => one.createdAt,
        order: 'desc',
        defaults: igMedia.defaults,
        show: (one, fields) =>
          one.removedAt === null && !isHeldBack(reading, one)
            ? render(igMedia, reading, one, fields)
            : undefined,
      })
    },
    tags: igTags,
    content_publishing_limit: (reading, row, field) => {
      requireScopes(reading, 'instagram_basic', 'instagram_content_publish')
      const { instagram } = reading.network
      const usage = {
        quota_usage: instagram.usage(row.id, reading.now),
        config: { quota_total: instagram.quota, quota_duration: 86_400 },
      }
      return { data: [pick(usage, field.fields)] }
    },
  },
  posts: { media: createContainer, media_publish: publishContainer, mentions: answerMention },
}

/** What an app has published may not be there yet for anyone who reads it back (fault `not-yet`). */
export function isHeldBack(reading: Reading, row: MediaRow): boolean {
  const isReading = reading.call.method === 'GET'
  return row.app !== null && isReading && reading.faults.use('not-yet', reading.call) !== undefined
}
