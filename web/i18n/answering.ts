import { computed } from '@preact/signals'
import { answering as en } from './en/answering.ts'
import { answering as fr } from './fr/answering.ts'
import { language } from './index.ts'

/** The words of answering, of saved replies, of official requests and of a channel that is cut off, which come with these alone. */
export const answering = computed(() => (language.value === 'fr' ? fr : en))
