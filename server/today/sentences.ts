import { sentences } from '../language/sentence.ts'

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
