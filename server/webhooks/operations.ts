import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { askedInstant, byId } from '../platform/shapes.ts'
import {
  byMessage,
  webhookAdded,
  webhookEdit,
  webhookLog,
  webhookLogQuery,
  webhookMessageShape,
  webhookNew,
  webhookShape,
} from './shapes.ts'

const permission = 'people.write'

/** Addresses of other software that are told what happens, signed as Standard Webhooks says. */
export const operations = tagged('Webhooks', {
  'GET /webhooks': {
    permission,
    summary: 'Where other software is told what happens',
    answer: z.array(webhookShape),
  },
  'POST /webhooks': {
    permission,
    summary: 'Add a webhook; the answer is the only one that has its secret',
    json: webhookNew,
    answer: webhookAdded,
    status: 201,
  },
  'PUT /webhooks/:id': {
    permission,
    summary: 'Change a webhook, disable it or enable it again',
    param: byId,
    json: webhookEdit,
    answer: webhookShape,
  },
  'DELETE /webhooks/:id': {
    permission,
    summary: 'Remove a webhook with its log',
    param: byId,
    status: 204,
  },
  'POST /webhooks/:id/secret': {
    permission,
    summary: 'Make a new secret, told this once; the one before signs besides for a day',
    param: byId,
    answer: webhookAdded,
  },
  'POST /webhooks/:id/test': {
    permission,
    summary: 'Send `webhook.test` at once, and say what it came to',
    param: byId,
    answer: webhookMessageShape,
  },
  'GET /webhooks/:id/messages': {
    permission,
    summary: 'What a webhook was told in the last 30 days, newest first, 50 at a time',
    param: byId,
    query: webhookLogQuery,
    answer: webhookLog,
  },
  'POST /webhooks/:id/messages/:message/resend': {
    permission,
    summary: 'Send one anew at once: the same id and the same bytes',
    param: byMessage,
    answer: webhookMessageShape,
  },
  'POST /webhooks/:id/resend': {
    permission,
    summary: 'Let everything leave anew that failed since an instant; `count`: how many',
    param: byId,
    json: z.object({ since: askedInstant }),
    answer: z.object({ count: z.int() }),
  },
} satisfies UntaggedTable)
