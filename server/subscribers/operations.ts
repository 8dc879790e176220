import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  audienceQuery,
  audienceReportShape,
  audienceShape,
  audienceTableQuery,
  householdsEdit,
  importToUndo,
  importUndone,
  numbersImport,
  numbersImported,
  numberToErase,
  postsBroughtShape,
} from './shapes.ts'

/** Residents who signed up without an account. */
export const operations = {
  ...tagged('Subscribers', {
    'GET /audience': {
      permission: 'commune.read',
      summary: 'How many signed up for each theme, and what the month has left for it; no person',
      answer: audienceShape,
    },
    'POST /subscribers/numbers': {
      permission: 'channels.write',
      summary: 'Import telephone numbers with the proof of consent of each, or look them through',
      json: numbersImport,
      answer: numbersImported,
    },
    'POST /subscribers/numbers/undo': {
      permission: 'channels.write',
      summary: 'Forget the numbers that an import brought',
      json: importToUndo,
      answer: importUndone,
    },
    'POST /subscribers/numbers/erase': {
      permission: 'channels.write',
      summary: 'Erase a resident’s number',
      json: numberToErase,
      status: 204,
    },
  } satisfies UntaggedTable),
  ...tagged('Reports', {
    'GET /reports/audience': {
      permission: 'commune.read',
      summary:
        'How many people each channel reaches, by who counts them, and what it cost in a period; no person',
      query: audienceQuery,
      answer: audienceReportShape,
    },
    'GET /reports/audience.csv': {
      permission: 'commune.read',
      summary: 'The same, one channel a line: RFC 4180, or as a French spreadsheet opens it',
      query: audienceTableQuery,
      contentType: 'text/csv',
    },
    'GET /reports/posts': {
      permission: 'commune.read',
      summary:
        'What each post of a period brought, as its network counts it: the last thousand; no person',
      query: audienceQuery,
      answer: postsBroughtShape,
    },
    'GET /reports/posts.csv': {
      permission: 'commune.read',
      summary:
        'The same of all of them, one post a line: RFC 4180, or as a French spreadsheet opens it',
      query: audienceTableQuery,
      contentType: 'text/csv',
    },
    'GET /events/:id/figures': {
      permission: 'commune.read',
      summary: 'What each post of an event brought, by the steps of its plan; no person',
      param: byId,
      answer: postsBroughtShape,
    },
  } satisfies UntaggedTable),
  'PUT /commune/households': {
    permission: 'commune.write',
    summary: 'Say how many households a census counted, and its year',
    tag: 'Commune',
    json: householdsEdit,
    status: 204,
  },
} satisfies OperationTable
