import { door as en } from './en/sign-in.ts'
import { door as fr } from './fr/sign-in.ts'
import { language } from './index.ts'

/** The words at the door in the language in force: they come with its pages, not with the first view. */
export const doorMessages = () => (language.value === 'fr' ? fr : en)
