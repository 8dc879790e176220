import { z } from 'zod'
import { postMade } from '../events/shapes-event.ts'
import { tagged, type UntaggedTable } from '../operation.ts'
import { mediaShape } from '../pictures/shapes.ts'
import { byId } from '../platform/shapes.ts'
import {
  calendarDays,
  calendarQuery,
  deliveriesMoved,
  deliveryMove,
  feedEdit,
  feedFound,
  feedItemShape,
  feedNew,
  feedShape,
  feedTry,
  itemPicture,
  itemRelay,
  relayRuleEdit,
  reminderMove,
  reminderMoved,
} from './shapes.ts'

/** What is planned, day by day, another time for it, and the calendars of neighbours. */
export const operations = tagged('Calendar', {
  'GET /calendar': {
    permission: 'commune.read',
    summary: 'Events, publications, reminders and public holidays from one day to another',
    query: calendarQuery,
    answer: calendarDays,
  },
  'POST /deliveries/:id/move': {
    permission: 'events.write',
    summary: 'Give what is planned another time, and others of its publication with it',
    param: byId,
    json: deliveryMove,
    answer: deliveriesMoved,
  },
  'POST /reminders/:id/move': {
    permission: 'events.write',
    summary: 'Give a reminder another time',
    param: byId,
    json: reminderMove,
    answer: reminderMoved,
  },
  'GET /feeds': {
    permission: 'commune.read',
    summary:
      'What of others is followed, calendars and news, and what became of the last look at each',
    answer: z.object({ feeds: z.array(feedShape) }),
  },
  'POST /feeds': {
    permission: 'commune.write',
    summary: 'Follow a calendar or the news of others by its public address, once it could be read',
    json: feedNew,
    answer: feedShape,
    status: 201,
  },
  'POST /feeds/try': {
    permission: 'commune.write',
    summary: 'Say what lies at an address, and at those that it names; nothing is kept of it',
    json: feedTry,
    answer: z.object({ found: z.array(feedFound) }),
  },
  'PUT /feeds/:id': {
    permission: 'events.write',
    summary:
      'Say whether the public agenda shows the events of a neighbour’s calendar, and which partner’s it is',
    param: byId,
    json: feedEdit,
    answer: feedShape,
  },
  'PUT /feeds/:id/rule': {
    permission: 'events.write',
    summary: 'Say what of a feed is relayed without anybody’s doing; null: nothing',
    param: byId,
    json: relayRuleEdit,
    answer: feedShape,
  },
  'POST /feeds/:id/refresh': {
    permission: 'events.write',
    summary: 'Look at a feed now',
    param: byId,
    answer: feedShape,
  },
  'DELETE /feeds/:id': {
    permission: 'commune.write',
    summary: 'Follow a feed no more',
    param: byId,
    status: 204,
  },
  'GET /feed-items': {
    permission: 'commune.read',
    summary: 'What feeds offer for relaying, and what was decided about it in the last month',
    answer: z.object({ items: z.array(feedItemShape) }),
  },
  'GET /feed-items/:id/picture': {
    permission: 'commune.read',
    summary: 'The picture of an item, small, read where its feed says that it lies',
    param: byId,
    contentType: 'image/*',
  },
  'POST /feed-items/:id/picture': {
    permission: 'events.write',
    summary: 'Copy the picture of an item into the own library',
    param: byId,
    json: itemPicture,
    answer: mediaShape,
  },
  'POST /feed-items/:id/relay': {
    permission: 'events.write',
    summary: 'Relay an item by a post, once',
    param: byId,
    json: itemRelay,
    answer: postMade,
    status: 201,
  },
  'POST /feed-items/:id/dismiss': {
    permission: 'events.write',
    summary: 'Leave what a feed offers',
    param: byId,
    status: 204,
  },
  'POST /feed-items/:id/restore': {
    permission: 'events.write',
    summary: 'Offer again what was left',
    param: byId,
    status: 204,
  },
} satisfies UntaggedTable)
