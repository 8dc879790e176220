import { delays as en } from './en/reply-times.ts'
import { delays as fr } from './fr/reply-times.ts'
import { language } from './index.ts'

/** The words of the reply times in the language in force: they come with their screen. */
export const replyTimeMessages = () => (language.value === 'fr' ? fr : en)
