import { tagged, type UntaggedTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  evidenceActionNew,
  evidenceActionShape,
  evidencePdfQuery,
  evidenceQuery,
  evidenceShape,
  evidenceTableQuery,
} from './shapes.ts'

/** What the commune did and can show for it, a sheet a year. */
export const operations = tagged('Evidence', {
  'GET /reports/evidence': {
    permission: 'commune.read',
    summary:
      'The evidence sheet of a year: actions, how each stands with the label, and the year’s figures; no person',
    query: evidenceQuery,
    answer: evidenceShape,
  },
  'GET /reports/evidence.csv': {
    permission: 'commune.read',
    summary: 'The same, one action a line: RFC 4180, or as a French spreadsheet opens it',
    query: evidenceTableQuery,
    contentType: 'text/csv',
  },
  'GET /reports/evidence.pdf': {
    permission: 'commune.read',
    summary: 'The same as a tagged PDF (PDF/UA-1), to print or to send with a candidacy',
    query: evidencePdfQuery,
    contentType: 'application/pdf',
  },
  'POST /evidence-actions': {
    permission: 'commune.write',
    summary: 'Add an action to the sheet',
    json: evidenceActionNew,
    answer: evidenceActionShape,
    status: 201,
  },
  'PUT /evidence-actions/:id': {
    permission: 'commune.write',
    summary: 'Change an action',
    param: byId,
    json: evidenceActionNew,
    answer: evidenceActionShape,
  },
  'DELETE /evidence-actions/:id': {
    permission: 'commune.write',
    summary: 'Delete an action; for a day it can be put back',
    param: byId,
    status: 204,
  },
  'POST /evidence-actions/:id/restore': {
    permission: 'commune.write',
    summary: 'Put an action back that was deleted within a day',
    param: byId,
    answer: evidenceActionShape,
  },
} satisfies UntaggedTable)
