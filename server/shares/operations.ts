import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  shareAnswer,
  shareFigures,
  shareNew,
  shareQuery,
  shareShape,
  sharesMade,
} from './shapes.ts'

/** Events that are offered to partners, and what became of each offer. */
export const operations = {
  'GET /shares': {
    permission: 'commune.read',
    summary: 'What was offered, of an event or to a partner: by whom, when, and what became of it',
    tag: 'Partners',
    query: shareQuery,
    answer: z.object({ shares: z.array(shareShape) }),
  },
  'GET /shares/figures': {
    permission: 'commune.read',
    summary: 'By partner: offered, accepted, declined, published, and the median time to an answer',
    tag: 'Partners',
    answer: shareFigures,
  },
  'POST /shares': {
    permission: 'events.write',
    summary: 'Offer an event to partners and groups; each is written to once',
    tag: 'Partners',
    json: shareNew,
    answer: sharesMade,
    status: 201,
  },
  'POST /shares/:id/answer': {
    permission: 'events.write',
    summary: 'Write down what a partner said by telephone',
    tag: 'Partners',
    param: byId,
    json: shareAnswer,
    answer: shareShape,
  },
  'POST /shares/:id/withdraw': {
    permission: 'events.write',
    summary: 'Take an offer back, and tell whoever was told of it',
    tag: 'Partners',
    param: byId,
    answer: shareShape,
  },
} satisfies OperationTable
