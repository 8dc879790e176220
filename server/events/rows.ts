/** Events, inside the transaction of whoever imports, approves or moves them. */

export { changesOfEvent, lockEvent } from './store/event-changes.ts'
export {
  deleteEvent,
  eventsBetween,
  eventsOf,
  findEvent,
  insertSeries,
  remindersOf,
  updateEvent,
  updateReminder,
} from './store/events.ts'
