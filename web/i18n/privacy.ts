import { privacy as en } from './en/privacy.ts'
import { privacy as fr } from './fr/privacy.ts'
import { language } from './index.ts'

/** The words about personal data in the language in force: they come with their screens. */
export const privacyMessages = () => (language.value === 'fr' ? fr : en)
