import { rebuild as en } from './en/rebuild.ts'
import { rebuild as fr } from './fr/rebuild.ts'
import { language } from './index.ts'

/** The words of a rebuild of the reply times, which come while there is one. */
export const rebuildMessages = () => (language.value === 'fr' ? fr : en)
