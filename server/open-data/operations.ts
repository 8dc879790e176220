import type { OperationTable } from '../operation.ts'
import { publicRepliesEdit, publicRepliesShape } from './shapes.ts'

const tag = 'Commune'

/** What a commune shows of itself to everybody. */
export const operations = {
  'GET /commune/public-replies': {
    permission: 'commune.read',
    summary: 'Whether everybody may see the reply times, and what is seen then; no person',
    tag,
    answer: publicRepliesShape,
  },
  'PUT /commune/public-replies': {
    permission: 'commune.write',
    summary: 'Show the reply times to everybody, or no more',
    tag,
    json: publicRepliesEdit,
    answer: publicRepliesShape,
  },
} satisfies OperationTable
