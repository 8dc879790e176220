import { settings as en } from './en/settings.ts'
import { settings as fr } from './fr/settings.ts'
import { language } from './index.ts'

/** The words of the settings in the language in force: they come with their screens. */
export const settingsMessages = () => (language.value === 'fr' ? fr : en)
