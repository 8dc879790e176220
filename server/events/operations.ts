import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { askedDate, byId } from '../platform/shapes.ts'
import {
  eventEdit,
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
} from './shapes/event.ts'
import { eventChangeAsked, eventChangeNew, eventChangePlan } from './shapes/event-change.ts'

const tag = 'Events'

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
  'GET /plans': {
    permission: 'commune.read',
    summary: 'Plans, the default one first',
    tag: 'Plans',
    answer: planList,
  },
  'POST /plans': {
    permission: 'events.write',
    summary: 'Add a plan; places in braces, such as {titre}, are filled in from the event',
    tag: 'Plans',
    json: planNew,
    answer: planShape,
    status: 201,
  },
  'PUT /plans/:id': {
    permission: 'events.write',
    summary: 'Change a plan; events that were planned with it stay as they are',
    tag: 'Plans',
    param: byId,
    json: planNew,
    answer: planShape,
  },
  'POST /plans/:id/default': {
    permission: 'events.write',
    summary: 'Make it the plan that a new event begins with',
    tag: 'Plans',
    param: byId,
    answer: planShape,
  },
  'DELETE /plans/:id': {
    permission: 'events.write',
    summary: 'Delete a plan',
    tag: 'Plans',
    param: byId,
    status: 204,
  },
  'GET /events': {
    permission: 'commune.read',
    summary:
      'Events to come in the order in which they begin, or with `past` those before a day, the last first: 50 at a time, with the states of their deliveries',
    tag,
    query: eventQuery,
    answer: eventPage,
  },
  'POST /events': {
    permission: 'events.write',
    summary: 'Create an event and plan what announces it',
    tag,
    json: eventNew,
    answer: eventMade,
    status: 201,
  },
  'GET /events/:id': {
    permission: 'commune.read',
    summary: 'One event',
    tag,
    param: byId,
    answer: eventShape,
  },
  'PUT /events/:id': {
    permission: 'events.write',
    summary: 'Change an event; what was composed from it and is not out yet is composed anew',
    tag,
    param: byId,
    query: scopeQuery,
    json: eventEdit,
    answer: eventShape,
  },
  'DELETE /events/:id': {
    permission: 'events.write',
    summary: 'Delete an event; where something is already out, cancel it and say so there',
    tag,
    param: byId,
    query: scopeQuery,
    status: 204,
  },
  'POST /events/:id/changes/preview': {
    permission: 'events.write',
    summary: 'What putting an event off, cancelling or reinstating it would do',
    tag,
    param: byId,
    json: eventChangeAsked,
    answer: eventChangePlan,
  },
  'POST /events/:id/changes': {
    permission: 'events.write',
    summary: 'Put an event off, cancel or reinstate it; the same twice is done once',
    tag,
    param: byId,
    json: eventChangeNew,
    answer: eventShape,
  },
  'POST /events/:id/posts': {
    permission: 'events.write',
    summary: 'Plan one more post about an event',
    tag,
    param: byId,
    json: postNew,
    answer: postMade,
    status: 201,
  },
  'POST /posts': {
    permission: 'events.write',
    summary: 'Plan a post that is about no event',
    tag: 'Deliveries',
    json: postNew,
    answer: postMade,
    status: 201,
  },
  'POST /reminders/:id/done': {
    permission: 'events.write',
    summary: 'Say that a reminder’s work is done',
    tag,
    param: byId,
    answer: reminderShape,
  },
  'POST /reminders/:id/undone': {
    permission: 'events.write',
    summary: 'Say that it is not done after all',
    tag,
    param: byId,
    answer: reminderShape,
  },
} satisfies OperationTable
