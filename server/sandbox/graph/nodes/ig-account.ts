import type { AccountRow, MediaRow } from '../../state/instagram.ts'
import { connect, within } from '../connection.ts'
import { notPermitted } from '../errors.ts'
import { type NodeType, pick, render } from '../node-type.ts'
import { hasScope, type Reading } from '../reading.ts'
import { igMedia } from './ig-media.ts'
import { igTags, mentionedComment, mentionedMedia } from './ig-mention.ts'

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
      requireInstagram(reading)
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
      requirePublishing(reading)
      const { instagram } = reading.network
      const usage = {
        quota_usage: instagram.usage(row.id, reading.now),
        config: { quota_total: instagram.quota, quota_duration: 86_400 },
      }
      return { data: [pick(usage, field.fields)] }
    },
  },
}

/** What an app has published may not be there yet for anyone who reads it back (fault `not-yet`). */
export function isHeldBack(reading: Reading, row: MediaRow): boolean {
  const isReading = reading.call.method === 'GET'
  return row.app !== null && isReading && reading.faults.use('not-yet', reading.call) !== undefined
}

export function requireInstagram(reading: Reading): void {
  if (!hasScope(reading, 'instagram_basic')) throw notPermitted('instagram_basic')
}

export function requirePublishing(reading: Reading): void {
  requireInstagram(reading)
  if (!hasScope(reading, 'instagram_content_publish')) {
    throw notPermitted('instagram_content_publish')
  }
}
