import type { OperationTable } from '../operation.ts'
import { todayShape } from './shapes.ts'

/** The first screen. */
export const operations = {
  'GET /today': {
    permission: 'commune.read',
    summary: 'Who waits for an answer, what goes out today, what is ill',
    tag: 'Today',
    answer: todayShape,
  },
} satisfies OperationTable
