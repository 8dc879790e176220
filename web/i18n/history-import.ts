import { history as en } from './en/history-import.ts'
import { history as fr } from './fr/history-import.ts'
import { language } from './index.ts'

/** The words of this screen in the language in force: they come with it, for few ever open it. */
export const historyImportMessages = () => (language.value === 'fr' ? fr : en)
