import { computed } from '@preact/signals'
import { approval as en } from './en/approval.ts'
import { approval as fr } from './fr/approval.ts'
import { language } from './index.ts'

/** The words of approval, which come with its parts alone. */
export const approval = computed(() => (language.value === 'fr' ? fr : en))
