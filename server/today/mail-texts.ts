import { NBSP } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

/** What the mail to oneself says. */
export const trialTexts = sentences('today.mail', {
  subject: (commune: string) => ({
    fr: `Essai d’envoi, ${commune}`,
    en: `Trial mail, ${commune}`,
  }),
  title: { fr: 'Le courrier part', en: 'Mail leaves' },
  works: {
    fr: `Ce message est un essai${NBSP}: s’il est arrivé, Tambour peut envoyer les alertes, les invitations et le récapitulatif.`,
    en: 'This message is a trial: if it has arrived, Tambour can send alerts, invitations and the weekly digest.',
  },
  why: {
    fr: `Vous recevez ce message parce que vous l’avez demandé dans Tambour${NBSP}; il n’y a rien à faire.`,
    en: 'You get this message because you asked for it in Tambour; there is nothing to do.',
  },
})
