import { eventForm as en } from './en/event-form.ts'
import { eventForm as fr } from './fr/event-form.ts'
import { language } from './index.ts'

/** The words of an event’s form, which come with the screens that plan. */
export const eventFormMessages = () => (language.value === 'fr' ? fr : en)
