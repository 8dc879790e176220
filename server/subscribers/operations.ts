import type { OperationTable } from '../operation.ts'
import { audienceShape } from './shapes.ts'

/** Residents who signed up without an account. */
export const operations = {
  'GET /audience': {
    permission: 'commune.read',
    summary: 'How many signed up for each theme, and what the last posts reached; no person',
    tag: 'Subscribers',
    answer: audienceShape,
  },
} satisfies OperationTable
