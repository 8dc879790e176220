import { journal as en } from './en/journal.ts'
import { journal as fr } from './fr/journal.ts'
import { language } from './index.ts'

/** The words of the journal in the language in force: they come with its screen. */
export const journalMessages = () => (language.value === 'fr' ? fr : en)
