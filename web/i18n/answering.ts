import { computed } from '@preact/signals'
import { answering as en } from './en/answering.ts'
import { answering as fr } from './fr/answering.ts'
import { language } from './index.ts'

/** The words of answering, of saved replies and of official requests, which come with these screens alone. */
export const answering = computed(() => (language.value === 'fr' ? fr : en))
