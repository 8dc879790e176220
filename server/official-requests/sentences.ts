import { sentences } from '../language/sentence.ts'

export const officialRequestSentences = sentences('official-requests', {
  request: { fr: 'Cette demande', en: 'This request' },
  onlyTheirs: {
    fr: 'Seul le message d’un habitant devient une demande officielle : choisissez-en un.',
    en: 'Only a resident’s message becomes an official request: choose one.',
  },
  erased: {
    fr: 'Le texte de ce message est effacé : il ne peut plus devenir une demande officielle.',
    en: 'The words of this message are erased: it can no longer become an official request.',
  },
  isOne: (reference: string) => ({
    fr: `Ce message est déjà la demande officielle ${reference} : ouvrez-la dans le registre.`,
    en: `This message is the official request ${reference} already: open it in the register.`,
  }),
  beforeReceived: {
    fr: 'La réponse ne peut pas dater d’avant la demande : corrigez le jour.',
    en: 'The answer cannot be older than the request: correct the day.',
  },
  notYet: {
    fr: 'Ce jour n’est pas encore venu : donnez celui où la réponse est partie.',
    en: 'This day has not come yet: give the one on which the answer left.',
  },
})
