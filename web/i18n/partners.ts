import { partners as en } from './en/partners.ts'
import { partners as fr } from './fr/partners.ts'
import { language } from './index.ts'

/** The words of neighbours and of what is offered to them, which come with their screens. */
export const partnerMessages = () => (language.value === 'fr' ? fr : en)
