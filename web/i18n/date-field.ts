import { dateField as en } from './en/date-field.ts'
import { dateField as fr } from './fr/date-field.ts'
import { language } from './index.ts'

/** The words of a date's own field in the language in force. */
export const dateFieldMessages = () => (language.value === 'fr' ? fr : en)
