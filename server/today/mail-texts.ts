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

export const todaySentences = sentences('today', {
  keyHasNoAddress: {
    fr: 'Une clé d’API n’a pas d’adresse\u00a0: l’essai se demande dans Tambour, et arrive à qui le demande.',
    en: 'An API key has no address: the trial is asked for in Tambour, and comes to whoever asks.',
  },
  noMailServer: {
    fr: 'Aucun serveur de courrier n’est réglé : demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: ask the person who installed Tambour to give one.',
  },
})
