import { frenchCount } from '../../../server/language/french.ts'
import { mostCounted } from '../../../server/privacy/rules.ts'

const messages = (count: number) =>
  `${count >= mostCounted ? 'Au moins ' : ''}${frenchCount(count, 'message', 'messages')}`

export const privacy = {
  keepTitle: 'Combien de temps',
  keepLead:
    'Textes, images et noms des habitants s’effacent d’eux-mêmes. Il reste les délais, sans nom\u00a0: aucun chiffre ne change.',
  months: 'Garder pendant (mois)',
  monthsHelp: '12 mois conviennent à presque toutes les communes.',
  odd: 'Donnez un nombre de mois, de 1 à 120.',
  wouldErase: (count: number, date: string) =>
    count === 0
      ? `Rien de ce qui est gardé n’a été envoyé avant le ${date}.`
      : `${messages(count)} d’avant le ${date} ${count < 2 ? 'perdra son texte et son nom' : 'perdront leur texte et leur nom'}.`,
  shorter: 'Une durée plus courte ne vaut qu’après une semaine\u00a0: d’ici là, elle se reprend.',
  waiting: (at: string) => `Rien ne s’efface avant ${at}.`,
  next: (at: string) => `Prochain effacement\u00a0: ${at}.`,
  swept: (at: string) => `Le dernier s’est terminé ${at}.`,
  soon: (count: number) => `${messages(count)} à effacer dans les trente jours.`,
  noneSoon: 'Rien à effacer dans les trente jours.',
  export: 'Les exporter d’abord (CSV)',
  exportHelp:
    'Des archives publiques ne se détruisent qu’avec le visa des Archives départementales\u00a0: exportez, puis déposez.',
  contact: 'À qui s’adressent les habitants',
  contactHelp: 'Une adresse ou un téléphone de la mairie, montré au public.',
  officer: 'Délégué à la protection des données',
  officerHelp: 'Obligatoire pour une commune\u202f; il peut être partagé avec d’autres.',
  findTitle: 'Une personne demande ce qui est gardé d’elle',
  findLead:
    'Cherchez-la, remettez-lui la copie, ou effacez-la. Elle attend une réponse dans le mois\u202f; assurez-vous d’abord que c’est bien elle.',
  find: 'Nom, ou numéro sur le réseau',
  search: 'Chercher',
  nobody: 'Personne de ce nom n’a écrit',
  nobodyHelp:
    'Essayez une partie du nom. Passé la durée de conservation, plus personne ne se retrouve par son nom.',
  same: (others: string) => `Même personne, selon vos agents : ${others}.`,
  sameHelp:
    'Les contacts d’une même personne se choisissent ensemble ; décochez ceux qui doivent rester.',
  residents: 'A écrit sous ce nom',
  wrote: (count: number, channel: string) => `${channel}, ${messages(count)}`,
  last: (at: string) => `le dernier ${at}`,
  noName: 'Sans nom',
  quotes: 'Est nommée par d’autres',
  quotesHelp: 'Cochez ce qui doit perdre son texte avec elle.',
  quoteBy: (fromCommune: boolean, at: string) =>
    `${fromCommune ? 'La commune' : 'Quelqu’un d’autre'}, ${at}`,
  seeQuote: 'Voir la conversation',
  addressees: 'A une adresse ici',
  kinds: {
    person: 'compte, dans Personnes',
    reader: 'reçoit le récapitulatif, à retirer dans Récapitulatif',
    approver: 'valide par mail, à retirer dans Validation',
  },
  more: 'Il y en a d’autres\u00a0: précisez le nom.',
  copy: 'Copie à lire',
  copyData: 'Copie pour un logiciel (JSON)',
  erase: 'Effacer…',
  eraseTitle: 'Effacer cette personne\u202f?',
  eraseText:
    'Son nom, ses messages, ses images et vos réponses s’effacent pour de bon, ici et dans le journal. Les délais restent, sans nom. Rien ne peut revenir\u00a0: remettez d’abord la copie si elle la demande.',
  eraseConfirm: 'Effacer pour de bon',
  erased: (count: number) => `C’est fait\u00a0: ${messages(count)} sans texte ni nom.`,
  remains: 'Ce que Tambour ne peut pas effacer',
  papersTitle: 'Documents',
  notice: 'Information des habitants',
  noticeHelp: 'La page publique, à lier depuis le site et la page de la commune.',
  register: 'Fiches du registre',
  registerHelp: 'Trois fiches déjà remplies, à imprimer ou à recopier.',
  accessibility: 'Déclaration d’accessibilité',
  accessibilityHelp: 'La page publique que la loi demande.',
  readings: 'Qui l’a ouverte',
  noReading: 'Personne ne l’a encore ouverte.',
  reading: (name: string, day: string) => `${name}, ${day}`,
}
