import type { PictureRow } from '../../state/pictures.ts'
import type { NodeType } from '../node.ts'
import type { Reading } from '../reading.ts'

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
export function photoUrl(reading: Reading, row: Pick<PictureRow, 'id'>): string {
  return `${reading.call.origin}/photos/${row.id}.jpg`
}
