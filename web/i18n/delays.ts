import { delays as en } from './en/delays.ts'
import { delays as fr } from './fr/delays.ts'
import { language } from './index.ts'

/** The words of the reply times in the language in force: they come with their screen. */
export const delayWords = () => (language.value === 'fr' ? fr : en)
