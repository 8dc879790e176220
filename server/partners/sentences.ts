import { sentences } from '../language/sentence.ts'

export const partnerSentences = sentences('partners', {
  partner: { fr: 'Ce voisin', en: 'This neighbour' },
  group: { fr: 'Ce groupe', en: 'This group' },
  commune: { fr: 'Cette commune', en: 'This commune' },
  channel: { fr: 'Ce canal', en: 'This channel' },
  intercommunality: { fr: 'Cette intercommunalité', en: 'This intercommunality' },
  key: { fr: 'Cette clé', en: 'This key' },
  keyUnknown: {
    fr: 'Cette clé n’ouvre rien, ou a été retirée : demandez-en une autre à la mairie qui vous l’a donnée.',
    en: 'This key opens nothing, or was revoked: ask the mairie that gave it to you for another.',
  },
  keyEnded: {
    fr: 'La mairie qui vous a donné cette clé ne vous compte plus parmi ses voisins : appelez-la si c’est une erreur.',
    en: 'The mairie that gave you this key no longer counts you among its neighbours: call it if that is a mistake.',
  },
  linkCut: {
    fr: 'Ce lien n’est pas complet : copiez-le en entier, ou demandez à la mairie qui vous l’a envoyé.',
    en: 'This link is not complete: copy all of it, or ask the mairie that sent it to you.',
  },
  wrongDate: {
    fr: 'Cette date n’existe pas : choisissez-en une autre.',
    en: 'This date does not exist: choose another.',
  },
  noTable: {
    fr: 'Ce n’est pas un tableau de voisins : il faut une ligne de titres, dont « Commune » ou « Code INSEE », puis une ligne par voisin.',
    en: 'This is no table of neighbours: it needs a line of headings, among them “Commune” or “Code INSEE”, then a line for each neighbour.',
  },
  longTable: (most: number) => ({
    fr: `Ce tableau a plus de ${most} lignes : coupez-le en plusieurs.`,
    en: `This table has more than ${most} lines: cut it into several.`,
  }),
  already: (name: string) => ({
    fr: `Ce voisin est déjà dans votre liste : « ${name} ».`,
    en: `This neighbour is in your list already: “${name}”.`,
  }),
  groupAlready: (name: string) => ({
    fr: `Un groupe s’appelle déjà « ${name} » : choisissez un autre nom.`,
    en: `A group is called “${name}” already: choose another name.`,
  }),
  tooMany: (most: number) => ({
    fr: `Tambour connaît ${most} voisins au plus : retirez-en un.`,
    en: `Tambour knows ${most} neighbours at most: remove one.`,
  }),
  pageMissing: {
    fr: 'Choisissez la page que ce voisin vous prête, ou une autre façon de recevoir.',
    en: 'Choose the page that this neighbour lends you, or another way to receive.',
  },
  pageNotNeighbours: (name: string) => ({
    fr: `« ${name} » est un canal de votre commune : choisissez celui que ce voisin vous prête.`,
    en: `“${name}” is a channel of your own commune: choose the one that this neighbour lends you.`,
  }),
  notHere: (name: string) => ({
    fr: `« ${name} » n’est pas sur cette installation de Tambour : choisissez une autre façon de recevoir.`,
    en: `“${name}” is not on this installation of Tambour: choose another way to receive.`,
  }),
  addressTwice: (email: string) => ({
    fr: `L’adresse ${email} est donnée deux fois : gardez-en une.`,
    en: `The address ${email} is given twice: keep one.`,
  }),
})
