import { pages as en } from '../../server/help/rules/pages.en.ts'
import { pages as fr } from '../../server/help/rules/pages.fr.ts'
import { language } from '../language.ts'

/** The pages of Aide in the language in force: they come with its screens. */
export const helpPages = () => (language.value === 'fr' ? fr : en)
