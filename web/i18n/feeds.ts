import { feeds as en } from './en/feeds.ts'
import { feeds as fr } from './fr/feeds.ts'
import { language } from './index.ts'

/** The words of neighbours' calendars, in the language in force: they come with the list of them. */
export const feedMessages = () => (language.value === 'fr' ? fr : en)
