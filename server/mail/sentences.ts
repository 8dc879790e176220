import { sentences } from '../language/sentence.ts'

export const mailSentences = sentences('mail', {
  /** Without a full stop, as the mail server's own reasons (`platform/sentences.ts`). */
  cutOff: {
    fr: 'Tambour s’est arrêté pendant l’envoi : le message est peut-être arrivé',
    en: 'Tambour stopped while sending: the mail may have arrived',
  },
})
