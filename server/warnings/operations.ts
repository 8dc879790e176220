import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import { warningForm, warningLift, warningNew, warningShape } from './shapes.ts'

/** What the mairie warns everybody of. */
export const operations = tagged('Warnings', {
  'GET /warnings': {
    permission: 'commune.read',
    summary: 'The last fifty warnings, the newest first, and what became of each on its channels',
    answer: z.object({ warnings: z.array(warningShape) }),
  },
  'GET /warnings/form': {
    permission: 'commune.read',
    summary: 'Texts to begin with, and the channels on which a warning can be said now',
    answer: warningForm,
  },
  'GET /warnings/:id': {
    permission: 'commune.read',
    summary: 'One warning, and what became of it on its channels',
    param: byId,
    answer: warningShape,
  },
  'POST /warnings': {
    permission: 'events.write',
    summary: 'Warn everybody at once, without approval; as a drill, the mairie alone',
    json: warningNew,
    answer: warningShape,
    status: 201,
  },
  'POST /warnings/:id/lift': {
    permission: 'events.write',
    summary: 'Take a warning back everywhere; with a text, those whom it reached are told it',
    param: byId,
    json: warningLift,
    answer: warningShape,
  },
} satisfies UntaggedTable)
