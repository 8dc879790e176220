import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  evidenceActionNew,
  evidenceActionShape,
  evidencePdfQuery,
  evidenceQuery,
  evidenceShape,
  evidenceTableQuery,
} from './shapes.ts'

const tag = 'Evidence'

/** What the commune did and can show for it, a sheet a year. */
export const operations = {
  'GET /reports/evidence': {
    permission: 'commune.read',
    summary:
      'The evidence sheet of a year: actions, how each stands with the label, and the year’s figures; no person',
    tag,
    query: evidenceQuery,
    answer: evidenceShape,
  },
  'GET /reports/evidence.csv': {
    permission: 'commune.read',
    summary: 'The same, one action a line: RFC 4180, or as a French spreadsheet opens it',
    tag,
    query: evidenceTableQuery,
    contentType: 'text/csv',
  },
  'GET /reports/evidence.pdf': {
    permission: 'commune.read',
    summary: 'The same as a tagged PDF (PDF/UA-1), to print or to send with a candidacy',
    tag,
    query: evidencePdfQuery,
    contentType: 'application/pdf',
  },
  'POST /evidence-actions': {
    permission: 'commune.write',
    summary: 'Add an action to the sheet',
    tag,
    json: evidenceActionNew,
    answer: evidenceActionShape,
    status: 201,
  },
  'PUT /evidence-actions/:id': {
    permission: 'commune.write',
    summary: 'Change an action',
    tag,
    param: byId,
    json: evidenceActionNew,
    answer: evidenceActionShape,
  },
  'DELETE /evidence-actions/:id': {
    permission: 'commune.write',
    summary: 'Delete an action; for a day it can be put back',
    tag,
    param: byId,
    status: 204,
  },
  'POST /evidence-actions/:id/restore': {
    permission: 'commune.write',
    summary: 'Put an action back that was deleted within a day',
    tag,
    param: byId,
    answer: evidenceActionShape,
  },
} satisfies OperationTable
