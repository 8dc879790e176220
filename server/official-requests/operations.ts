import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, tableQuery } from '../platform/shapes.ts'
import {
  officialRequestChange,
  officialRequestList,
  officialRequestNew,
  officialRequestQuery,
  officialRequestShape,
} from './shapes.ts'

/** Messages that are requests in law: their register, their receipts, and what was answered. */
export const operations = tagged('Official requests', {
  'GET /official-requests': {
    permission: 'commune.read',
    summary: 'The register: the open ones by their day, then those that ended',
    query: officialRequestQuery,
    answer: officialRequestList,
  },
  'GET /official-requests.csv': {
    permission: 'commune.read',
    summary: 'The whole register, by number: RFC 4180, or as a French spreadsheet opens it',
    isLong: true,
    query: tableQuery,
    answer: z.string(),
    contentType: 'text/csv',
  },
  'POST /conversations/:id/official-requests': {
    permission: 'messages.answer',
    summary: 'Write a resident’s message into the register; it gets the next number of the year',
    param: byId,
    json: officialRequestNew,
    answer: officialRequestShape,
    status: 201,
  },
  'PUT /official-requests/:id/state': {
    permission: 'messages.answer',
    summary: 'Say what was answered and when, strike it out, or take either back',
    param: byId,
    json: officialRequestChange,
    answer: officialRequestShape,
  },
  'GET /official-requests/:id/receipt.html': {
    permission: 'commune.read',
    summary: 'The receipt, to be printed or sent by post (CRPA, R. 112-11-1)',
    param: byId,
    answer: z.string(),
    contentType: 'text/html',
  },
} satisfies UntaggedTable)
