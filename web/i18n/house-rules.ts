import { houseRules as en } from './en/house-rules.ts'
import { houseRules as fr } from './fr/house-rules.ts'
import { language } from './index.ts'

/** The words of the printed rules: they come with their sheet. */
export const houseRulesMessages = () => (language.value === 'fr' ? fr : en)
