import type { OperationTable } from '../operation.ts'
import { handoverShape, todayShape } from './shapes.ts'

/** The first screen. */
export const operations = {
  'GET /today': {
    permission: 'commune.read',
    summary: 'Who waits for an answer, what goes out today, what is ill',
    tag: 'Today',
    answer: todayShape,
  },
  'GET /handover': {
    permission: 'people.write',
    summary: 'Who works here, whose account each channel has, what leaves in the next thirty days',
    tag: 'Today',
    answer: handoverShape,
  },
} satisfies OperationTable
