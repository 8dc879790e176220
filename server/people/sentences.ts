import { englishInstant } from '../language/english.ts'
import { frenchInstant } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const peopleSentences = sentences('people', {
  keyRevoked: {
    fr: 'Cette clé d’accès a été révoquée : demandez-en une autre à l’administration.',
    en: 'This access key was revoked: ask an administrator for another.',
  },
  keyEnded: (at: number, zone: string) => ({
    fr: `Cette clé d’accès a pris fin le ${frenchInstant(at, zone, { weekday: true })} : demandez-en une autre à l’administration.`,
    en: `This access key ended on ${englishInstant(at, zone, { weekday: true })}: ask an administrator for another.`,
  }),
  keyOfNobody: {
    fr: 'Cette clé d’accès appartenait à une personne qui ne travaille plus ici : demandez-en une autre à l’administration.',
    en: 'This access key belonged to somebody who no longer works here: ask an administrator for another.',
  },
  keyUnknown: {
    fr: 'Cette clé d’accès est inconnue : vérifiez qu’elle est copiée en entier, ou demandez-en une autre à l’administration.',
    en: 'This access key is unknown: check that all of it was copied, or ask an administrator for another.',
  },
})
