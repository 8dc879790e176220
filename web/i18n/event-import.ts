import { eventImport as en } from './en/event-import.ts'
import { eventImport as fr } from './fr/event-import.ts'
import { language } from './index.ts'

/** The words of imports and repetitions in the language in force: they come with their screens. */
export const eventImportMessages = () => (language.value === 'fr' ? fr : en)
