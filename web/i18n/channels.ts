import { channels as en } from './en/channels.ts'
import { channels as fr } from './fr/channels.ts'
import { language } from './index.ts'

/** The words of the channels, which come with their screens. */
export const channelMessages = () => (language.value === 'fr' ? fr : en)
