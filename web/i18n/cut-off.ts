import { cutOff as en } from './en/cut-off.ts'
import { cutOff as fr } from './fr/cut-off.ts'
import { language } from './index.ts'

/** The words of a channel that is cut off, which come when one is. */
export const cutOffMessages = () => (language.value === 'fr' ? fr : en)
