import { eventChange as en } from './en/event-change.ts'
import { eventChange as fr } from './fr/event-change.ts'
import { language } from './index.ts'

/** The words of putting off and cancelling, in the language in force: they come with the event's page. */
export const changeMessages = () => (language.value === 'fr' ? fr : en)
