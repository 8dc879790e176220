import { digest as en } from './en/digest.ts'
import { digest as fr } from './fr/digest.ts'
import { language } from './index.ts'

/** The words of the weekly digest in the language in force: they come with its screen. */
export const digestMessages = () => (language.value === 'fr' ? fr : en)
