import { season as en } from './en/season.ts'
import { season as fr } from './fr/season.ts'
import { language } from './index.ts'

/** The words of imports and repetitions in the language in force: they come with their screens. */
export const seasonWords = () => (language.value === 'fr' ? fr : en)
