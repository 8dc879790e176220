/** Events, for the transactions that import, approve or move them. */

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
