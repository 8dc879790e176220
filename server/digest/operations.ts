import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import {
  digestCopy,
  digestQuery,
  digestSchedule,
  digestSend,
  digestShape,
  recipientNew,
  recipientShape,
} from './shapes.ts'

const byToken = z.object({ token: z.string().min(1).max(2000) })

/** The weekly digest and its readers. */
export const operations = tagged('Digest', {
  'GET /digest': {
    permission: 'commune.read',
    summary: 'A week’s digest as its readers get it; without a week, the last one that has ended',
    query: digestQuery,
    answer: digestShape,
  },
  'POST /digest/send': {
    permission: 'digest.send',
    summary: 'Send a week’s digest now to the readers who have not got it',
    json: digestSend,
    answer: digestShape,
  },
  'POST /digest/copy': {
    permission: 'commune.read',
    summary: 'Send a week’s digest to oneself alone',
    json: digestCopy,
    status: 204,
  },
  'PUT /digest/schedule': {
    permission: 'digest.write',
    summary: 'On which days and when the digest leaves, by the commune’s own time',
    json: digestSchedule,
    answer: digestSchedule,
  },
  'GET /digest/recipients': {
    permission: 'digest.write',
    summary: 'Who reads the digest',
    answer: z.object({ recipients: z.array(recipientShape) }),
  },
  'POST /digest/recipients': {
    permission: 'digest.write',
    summary: 'Add a reader; an address that is no colleague’s is asked first by mail',
    json: recipientNew,
    answer: recipientShape,
    status: 201,
  },
  'DELETE /digest/recipients/:email': {
    permission: 'digest.write',
    summary: 'Remove a reader',
    param: z.object({ email: z.string().min(3) }),
    status: 204,
  },
  'GET /digest/confirm': {
    permission: 'public',
    summary: 'A page that asks whether the address of the link wants the digest',
    query: byToken,
    contentType: 'text/html',
  },
  'POST /digest/confirm': {
    permission: 'public',
    summary: 'Say that the address of the link wants the digest',
    query: byToken,
    contentType: 'text/html',
  },
  'GET /digest/unsubscribe': {
    permission: 'public',
    summary: 'A page that asks whether to unsubscribe the address of the link',
    query: byToken,
    contentType: 'text/html',
  },
  'POST /digest/unsubscribe': {
    permission: 'public',
    summary: 'Unsubscribe the address of the link, also in one click from a mail program',
    query: byToken,
    contentType: 'text/html',
  },
} satisfies UntaggedTable)
