/** Events, inside the transaction of whoever imports, approves or moves them. */

export { changesOfEvent, lockEvent } from './store/event-changes.ts'
export { insertSeries } from './store/event-series.ts'
export { deleteEvent, eventsBetween, eventsOf, findEvent, updateEvent } from './store/events.ts'
export { remindersOf, updateReminder } from './store/reminders.ts'
