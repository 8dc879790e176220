import { language } from '../../i18n/index.ts'
import { history as en } from './words.en.ts'
import { history as fr } from './words.fr.ts'

/** The words of this screen in the language in force: they come with it, for few ever open it. */
export const historyWords = () => (language.value === 'fr' ? fr : en)
