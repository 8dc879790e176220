import { tagged, type UntaggedTable } from '../operation.ts'
import { publicRepliesEdit, publicRepliesShape } from './shapes.ts'

/** What a commune shows of itself to everybody. */
export const operations = tagged('Commune', {
  'GET /commune/public-replies': {
    permission: 'commune.read',
    summary: 'Whether everybody may see the reply times, and what is seen then; no person',
    answer: publicRepliesShape,
  },
  'PUT /commune/public-replies': {
    permission: 'commune.write',
    summary: 'Show the reply times to everybody, or no more',
    json: publicRepliesEdit,
    answer: publicRepliesShape,
  },
} satisfies UntaggedTable)
