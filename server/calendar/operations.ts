import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  calendarDays,
  calendarQuery,
  deliveriesMoved,
  deliveryMove,
  feedEdit,
  feedNew,
  feedShape,
  reminderMove,
  reminderMoved,
} from './shapes.ts'

/** What is planned, day by day, another time for it, and the calendars of neighbours. */
export const operations = {
  'GET /calendar': {
    permission: 'commune.read',
    summary: 'Events, publications, reminders and public holidays from one day to another',
    tag: 'Calendar',
    query: calendarQuery,
    answer: calendarDays,
  },
  'POST /deliveries/:id/move': {
    permission: 'events.write',
    summary: 'Give what is planned another time, and others of its publication with it',
    tag: 'Calendar',
    param: byId,
    json: deliveryMove,
    answer: deliveriesMoved,
  },
  'POST /reminders/:id/move': {
    permission: 'events.write',
    summary: 'Give a reminder another time',
    tag: 'Calendar',
    param: byId,
    json: reminderMove,
    answer: reminderMoved,
  },
  'GET /feeds': {
    permission: 'commune.read',
    summary: 'The calendars of neighbours, and what became of the last look at each',
    tag: 'Calendar',
    answer: z.object({ feeds: z.array(feedShape) }),
  },
  'POST /feeds': {
    permission: 'commune.write',
    summary: 'Follow a neighbour’s calendar by its public address, once it could be read',
    tag: 'Calendar',
    json: feedNew,
    answer: feedShape,
    status: 201,
  },
  'PUT /feeds/:id': {
    permission: 'events.write',
    summary:
      'Say whether the public agenda shows the events of a neighbour’s calendar, and which partner’s it is',
    tag: 'Calendar',
    param: byId,
    json: feedEdit,
    answer: feedShape,
  },
  'POST /feeds/:id/refresh': {
    permission: 'events.write',
    summary: 'Look at a neighbour’s calendar now',
    tag: 'Calendar',
    param: byId,
    answer: feedShape,
  },
  'DELETE /feeds/:id': {
    permission: 'commune.write',
    summary: 'Follow a neighbour’s calendar no more',
    tag: 'Calendar',
    param: byId,
    status: 204,
  },
} satisfies OperationTable
