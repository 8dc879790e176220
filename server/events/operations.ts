import { z } from 'zod'
import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { askedDate, byId } from '../platform/shapes.ts'
import {
  eventEditAsked,
  eventMade,
  eventNew,
  eventPage,
  eventShape,
  planList,
  planNew,
  planShape,
  postMade,
  postNew,
  reminderShape,
  seriesScopes,
} from './shapes-event.ts'
import { eventChangeAsked, eventChangeNew, eventChangePlan } from './shapes-event-change.ts'

/** For an event that repeats: which of its times. */
const scopeQuery = z.object({ scope: z.enum(seriesScopes).default('this') })

/** Events that are not over when this day begins, or those that are over by then; today unless told. */
const eventQuery = z.object({
  from: askedDate.optional(),
  past: z.stringbool().default(false),
  after: z.string().max(40).optional().meta({ description: '`next` of the list before' }),
})

/** Events, what is planned to announce them, and the plans that a new one begins with. */
export const operations = {
  ...tagged('Plans', {
    'GET /plans': {
      permission: 'commune.read',
      summary: 'Plans, the default one first',
      answer: planList,
    },
    'POST /plans': {
      permission: 'events.write',
      summary: 'Add a plan; places in braces, such as {titre}, are filled in from the event',
      json: planNew,
      answer: planShape,
      status: 201,
    },
    'PUT /plans/:id': {
      permission: 'events.write',
      summary: 'Change a plan; events that were planned with it stay as they are',
      param: byId,
      json: planNew,
      answer: planShape,
    },
    'POST /plans/:id/default': {
      permission: 'events.write',
      summary: 'Make it the plan that a new event begins with',
      param: byId,
      answer: planShape,
    },
    'DELETE /plans/:id': {
      permission: 'events.write',
      summary: 'Delete a plan',
      param: byId,
      status: 204,
    },
  } satisfies UntaggedTable),
  ...tagged('Events', {
    'GET /events': {
      permission: 'commune.read',
      summary:
        'Events to come in the order in which they begin, or with `past` those before a day, the last first: 50 at a time, with the states of their deliveries',
      query: eventQuery,
      answer: eventPage,
    },
    'POST /events': {
      permission: 'events.write',
      summary: 'Create an event and plan what announces it',
      json: eventNew,
      answer: eventMade,
      status: 201,
    },
    'GET /events/:id': {
      permission: 'commune.read',
      summary: 'One event',
      param: byId,
      answer: eventShape,
    },
    'PUT /events/:id': {
      permission: 'events.write',
      summary: 'Change an event; what was composed from it and is not out yet is composed anew',
      param: byId,
      query: scopeQuery,
      json: eventEditAsked,
      answer: eventShape,
    },
    'DELETE /events/:id': {
      permission: 'events.write',
      summary:
        'Delete an event; one that was announced is cancelled, and those who know of it are told',
      param: byId,
      query: scopeQuery,
      status: 204,
    },
    'POST /events/:id/changes/preview': {
      permission: 'events.write',
      summary: 'What putting an event off, cancelling or reinstating it would do',
      param: byId,
      json: eventChangeAsked,
      answer: eventChangePlan,
    },
    'POST /events/:id/changes': {
      permission: 'events.write',
      summary: 'Put an event off, cancel or reinstate it; the same twice is done once',
      param: byId,
      json: eventChangeNew,
      answer: eventShape,
    },
    'POST /events/:id/posts': {
      permission: 'events.write',
      summary: 'Plan one more post about an event',
      param: byId,
      json: postNew,
      answer: postMade,
      status: 201,
    },
    'POST /reminders/:id/done': {
      permission: 'events.write',
      summary: 'Say that a reminder’s work is done',
      param: byId,
      answer: reminderShape,
    },
    'POST /reminders/:id/undone': {
      permission: 'events.write',
      summary: 'Say that it is not done after all',
      param: byId,
      answer: reminderShape,
    },
  } satisfies UntaggedTable),
  'POST /posts': {
    permission: 'events.write',
    summary: 'Plan a post that is about no event',
    tag: 'Deliveries',
    json: postNew,
    answer: postMade,
    status: 201,
  },
} satisfies OperationTable
