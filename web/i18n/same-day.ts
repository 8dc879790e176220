import { sameDay as en } from './en/same-day.ts'
import { sameDay as fr } from './fr/same-day.ts'
import { language } from './index.ts'

/** The words of what else there is on a day: for the calendar, and the form of an event. */
export const sameDayMessages = () => (language.value === 'fr' ? fr : en)
