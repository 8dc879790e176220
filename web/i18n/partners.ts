import { partners as en, committees as enCommittees } from './en/partners.ts'
import { partners as fr, committees as frCommittees } from './fr/partners.ts'
import { language } from './index.ts'

/** The words of neighbours and of what is offered to them, which come with their screens. */
export const partnerMessages = () => (language.value === 'fr' ? fr : en)

/** The words of committees and of what they propose. */
export const committeeMessages = () => (language.value === 'fr' ? frCommittees : enCommittees)
