import { sentences } from '../language/sentence.ts'

export const subscriberSentences = sentences('subscribers', {
  thisSubscriber: { fr: 'Cet abonné', en: 'This subscriber' },
  badSubscription: {
    fr: 'Ce navigateur n’a pas donné d’adresse à laquelle le prévenir.',
    en: 'This browser gave no address at which to tell it.',
  },
  noSuchAddress: {
    fr: 'Cette adresse électronique n’est pas complète : relisez-la.',
    en: 'This mail address is not complete: read it again.',
  },
  noTheme: { fr: 'Cochez au moins un thème.', en: 'Tick at least one theme.' },
  tooMany: {
    fr: 'Trop de demandes sont venues d’ici : réessayez dans une heure.',
    en: 'Too many requests came from here: try again in an hour.',
  },
  sendOnceMore: {
    fr: 'Relisez votre adresse, puis envoyez une fois de plus.',
    en: 'Read your address again, then send once more.',
  },
  unreadable: {
    fr: 'L’adresse de cet abonné ne se lit plus : la clé de l’installation a changé',
    en: 'This subscriber’s address cannot be read any more: the installation’s key has changed',
  },
  noMailServer: {
    fr: 'Aucun serveur de courriel n’est réglé',
    en: 'No mail server is set',
  },
  tooLate: {
    fr: 'Trop tard pour que ce soit encore une nouvelle',
    en: 'Too late to be news still',
  },
})
