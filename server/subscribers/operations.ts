import type { OperationTable } from '../operation.ts'
import {
  audienceShape,
  importToUndo,
  importUndone,
  numbersImport,
  numbersImported,
  numberToErase,
} from './shapes.ts'

/** Residents who signed up without an account. */
export const operations = {
  'GET /audience': {
    permission: 'commune.read',
    summary: 'How many signed up for each theme, and what the last posts reached; no person',
    tag: 'Subscribers',
    answer: audienceShape,
  },
  'POST /subscribers/numbers': {
    permission: 'channels.write',
    summary: 'Import telephone numbers with the proof of consent of each, or look them through',
    tag: 'Subscribers',
    json: numbersImport,
    answer: numbersImported,
  },
  'POST /subscribers/numbers/undo': {
    permission: 'channels.write',
    summary: 'Forget the numbers that an import brought',
    tag: 'Subscribers',
    json: importToUndo,
    answer: importUndone,
  },
  'POST /subscribers/numbers/erase': {
    permission: 'channels.write',
    summary: 'Erase a resident’s number',
    tag: 'Subscribers',
    json: numberToErase,
    status: 204,
  },
} satisfies OperationTable
