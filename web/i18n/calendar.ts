import { calendar as en } from './en/calendar.ts'
import { calendar as fr } from './fr/calendar.ts'
import { language } from './index.ts'

/** The words of the calendar, in the language in force: they come with its screen. */
export const calendarMessages = () => (language.value === 'fr' ? fr : en)
