import type { PhotoRow } from '../../state/rows.ts'
import { graphTime } from '../call.ts'
import { type NodeType, pick } from '../node-type.ts'
import { identity, type Reading } from '../reading.ts'

/** https://developers.facebook.com/docs/graph-api/reference/photo */
export const photo: NodeType<PhotoRow> = {
  name: 'Photo',
  defaults: 'created_time,name',
  fields: {
    created_time: (_, row) => graphTime(row.createdAt),
    updated_time: (_, row) => graphTime(row.createdAt),
    name: (_, row) => row.caption || undefined,
    alt_text: (_, row) => row.alt ?? 'Peut être une image de plein air',
    alt_text_custom: (_, row) => row.alt ?? undefined,
    from: (reading, row, field) => pick(identity(reading, row.page, null), field.fields),
    height: (_, row) => row.height,
    width: (_, row) => row.width,
    picture: (reading, row) => photoUrl(reading, row),
    images: (reading, row) => [
      { height: row.height, source: photoUrl(reading, row), width: row.width },
    ],
    link: (reading, row) => photoUrl(reading, row),
    page_story_id: (_, row) => row.post ?? undefined,
  },
  edges: {},
}

/** Where the picture itself is. */
export function photoUrl(reading: Reading, row: Pick<PhotoRow, 'id'>): string {
  return `${reading.call.origin}/photos/${row.id}.jpg`
}
