import { plans as en } from './en/plans.ts'
import { plans as fr } from './fr/plans.ts'
import { language } from './index.ts'

/** The words of plans in the language in force: they come with the screens that plan. */
export const planMessages = () => (language.value === 'fr' ? fr : en)

/** The words of first comments. */
export const commentMessages = () => planMessages().firstComment
