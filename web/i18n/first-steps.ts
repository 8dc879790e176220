import { firstSteps as en } from './en/first-steps.ts'
import { firstSteps as fr } from './fr/first-steps.ts'
import { language } from './index.ts'

/** The words of the first day: they come with its list. */
export const firstStepsMessages = () => (language.value === 'fr' ? fr : en)
