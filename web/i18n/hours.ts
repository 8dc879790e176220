import { hours as en } from './en/hours.ts'
import { hours as fr } from './fr/hours.ts'
import { language } from './index.ts'

/** The words of the opening hours in the language in force: they come with them, for few open them. */
export const hoursMessages = () => (language.value === 'fr' ? fr : en)
