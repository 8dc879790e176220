import { frenchCount } from '../../server/language/french.ts'
import { mostCounted } from '../../server/privacy/rules.ts'
import { translated } from '../language.ts'

/** The words about personal data in the language in force: they come with their screens. */
export const privacyMessages = translated({
  keepTitle: { fr: 'Combien de temps', en: 'For how long' },
  keepLead: {
    fr: 'Textes, images et noms des habitants s’effacent d’eux-mêmes. Il reste les délais, sans nom\u00a0: aucun chiffre ne change.',
    en: 'Residents’ texts, pictures and names erase themselves. Times stay, without a name: no figure changes.',
  },
  months: { fr: 'Garder pendant (mois)', en: 'Keep for (months)' },
  monthsHelp: {
    fr: '12 mois conviennent à presque toutes les communes.',
    en: '12 months suit nearly every commune.',
  },
  odd: {
    fr: 'Donnez un nombre de mois, de 1 à 120.',
    en: 'Give a number of months, from 1 to 120.',
  },
  wouldErase: (count: number, date: string) => ({
    fr:
      count === 0
        ? `Rien de ce qui est gardé n’a été envoyé avant le ${date}.`
        : `${messages(count).fr} d’avant le ${date} ${count < 2 ? 'perdra son texte et son nom' : 'perdront leur texte et leur nom'}.`,
    en:
      count === 0
        ? `Nothing that is kept was sent before ${date}.`
        : `${messages(count).en} from before ${date} will lose text and name.`,
  }),
  shorter: {
    fr: 'Une durée plus courte ne vaut qu’après une semaine\u00a0: d’ici là, elle se reprend.',
    en: 'A shorter time holds only after a week: until then it can be taken back.',
  },
  waiting: (at: string) => ({
    fr: `Rien ne s’efface avant ${at}.`,
    en: `Nothing is erased before ${at}.`,
  }),
  next: (at: string) => ({ fr: `Prochain effacement\u00a0: ${at}.`, en: `Next erasing: ${at}.` }),
  swept: (at: string) => ({
    fr: `Le dernier s’est terminé ${at}.`,
    en: `The last one ended ${at}.`,
  }),
  soon: (count: number) => ({
    fr: `${messages(count).fr} à effacer dans les trente jours.`,
    en: `${messages(count).en} to be erased within thirty days.`,
  }),
  noneSoon: {
    fr: 'Rien à effacer dans les trente jours.',
    en: 'Nothing to be erased within thirty days.',
  },
  export: { fr: 'Les exporter d’abord (CSV)', en: 'Export them first (CSV)' },
  exportHelp: {
    fr: 'Des archives publiques ne se détruisent qu’avec le visa des Archives départementales\u00a0: exportez, puis déposez.',
    en: 'Public archives may only go with the consent of the departmental archives: export, then deposit.',
  },
  contact: { fr: 'À qui s’adressent les habitants', en: 'Whom residents write to' },
  contactHelp: {
    fr: 'Une adresse ou un téléphone de la mairie, montré au public.',
    en: 'An address or a telephone of the mairie, shown to the public.',
  },
  officer: { fr: 'Délégué à la protection des données', en: 'Data protection officer' },
  officerHelp: {
    fr: 'Obligatoire pour une commune\u202f; il peut être partagé avec d’autres.',
    en: 'A commune must have one; it may be shared with others.',
  },
  findTitle: {
    fr: 'Une personne demande ce qui est gardé d’elle',
    en: 'Somebody asks what is kept of them',
  },
  findLead: {
    fr: 'Cherchez-la, remettez-lui la copie, ou effacez-la. Elle attend une réponse dans le mois\u202f; assurez-vous d’abord que c’est bien elle.',
    en: 'Find them, hand them the copy, or erase them. They expect an answer within a month; make sure first that it is them.',
  },
  find: { fr: 'Nom, ou numéro sur le réseau', en: 'Name, or number on the network' },
  search: { fr: 'Chercher', en: 'Search' },
  nobody: { fr: 'Personne de ce nom n’a écrit', en: 'Nobody of that name wrote' },
  nobodyHelp: {
    fr: 'Essayez une partie du nom. Passé la durée de conservation, plus personne ne se retrouve par son nom.',
    en: 'Try a part of the name. Once the time is over nobody is found by name any more.',
  },
  same: (others: string) => ({
    fr: `Même personne, selon vos agents : ${others}.`,
    en: `The same person, as your officers said: ${others}.`,
  }),
  sameHelp: {
    fr: 'Les contacts d’une même personne se choisissent ensemble ; décochez ceux qui doivent rester.',
    en: 'The contacts of one person are chosen together; leave out those that must stay.',
  },
  residents: { fr: 'A écrit sous ce nom', en: 'Wrote under that name' },
  wrote: (count: number, channel: string) => ({
    fr: `${channel}, ${messages(count).fr}`,
    en: `${channel}, ${messages(count).en}`,
  }),
  last: (at: string) => ({ fr: `le dernier ${at}`, en: `the last ${at}` }),
  noName: { fr: 'Sans nom', en: 'No name' },
  quotes: { fr: 'Est nommée par d’autres', en: 'Named by others' },
  quotesHelp: {
    fr: 'Cochez ce qui doit perdre son texte avec elle. Les notes internes de ses conversations privées partent de toute façon.',
    en: 'Tick what is to lose its text with them. Internal notes in their private conversations go anyway.',
  },
  quoteBy: (fromCommune: boolean, at: string) => ({
    fr: `${fromCommune ? 'La commune' : 'Quelqu’un d’autre'}, ${at}`,
    en: `${fromCommune ? 'The commune' : 'Somebody else'}, ${at}`,
  }),
  noteOf: (at: string) => ({ fr: `Note interne, ${at}`, en: `Internal note, ${at}` }),
  seeQuote: { fr: 'Voir la conversation', en: 'See the conversation' },
  addressees: { fr: 'A une adresse ici', en: 'Has an address here' },
  kinds: {
    person: { fr: 'compte, dans Personnes', en: 'an account, under People' },
    reader: {
      fr: 'reçoit le récapitulatif, à retirer dans Récapitulatif',
      en: 'reads the digest, to be removed under Digest',
    },
    approver: {
      fr: 'valide par mail, à retirer dans Validation',
      en: 'approves by mail, to be removed under Approval',
    },
  },
  more: {
    fr: 'Il y en a d’autres\u00a0: précisez le nom.',
    en: 'There are others: say more of the name.',
  },
  copy: { fr: 'Copie à lire', en: 'A copy to read' },
  copyData: { fr: 'Copie pour un logiciel (JSON)', en: 'A copy for programs (JSON)' },
  erase: { fr: 'Effacer…', en: 'Erase…' },
  eraseTitle: { fr: 'Effacer cette personne\u202f?', en: 'Erase this person?' },
  eraseText: {
    fr: 'Son nom, ses messages, ses images et vos réponses s’effacent pour de bon, ici et dans le journal. Les délais restent, sans nom. Rien ne peut revenir\u00a0: remettez d’abord la copie si elle la demande.',
    en: 'Their name, messages, pictures and your answers are erased for good, here and in the journal. Times stay, without a name. Nothing can come back: hand over the copy first if they ask for it.',
  },
  eraseOthersTitle: { fr: 'Effacer ce qui est coché\u202f?', en: 'Erase what is ticked?' },
  eraseOthersText: {
    fr: 'Les messages cochés perdent leur texte pour de bon, et les notes cochées sont supprimées. Rien ne peut revenir.',
    en: 'The ticked messages lose their text for good, and the ticked notes are deleted. Nothing can come back.',
  },
  eraseConfirm: { fr: 'Effacer pour de bon', en: 'Erase for good' },
  erased: (count: number) => ({
    fr: `C’est fait\u00a0: ${messages(count).fr} sans texte ni nom.`,
    en: `Done: ${messages(count).en} without text or name.`,
  }),
  remains: { fr: 'Ce que Tambour ne peut pas effacer', en: 'What Tambour cannot erase' },
  papersTitle: 'Documents',
  notice: { fr: 'Information des habitants', en: 'What residents are told' },
  noticeHelp: {
    fr: 'La page publique, à lier depuis le site et la page de la commune.',
    en: 'The public page, to be linked from the commune’s site and page.',
  },
  register: { fr: 'Fiches du registre', en: 'Entries of the register' },
  registerHelp: {
    fr: 'Des fiches déjà remplies, à imprimer ou à recopier.',
    en: 'Entries, filled in, to print or to copy.',
  },
  accessibility: { fr: 'Déclaration d’accessibilité', en: 'Accessibility statement' },
  accessibilityHelp: {
    fr: 'La page publique que la loi demande.',
    en: 'The public page that the law asks for.',
  },
  readings: { fr: 'Qui l’a ouverte', en: 'Who opened it' },
  noReading: { fr: 'Personne ne l’a encore ouverte.', en: 'Nobody has opened it yet.' },
  reading: (name: string, day: string) => `${name}, ${day}`,
})

const messages = (count: number) => ({
  fr: `${count >= mostCounted ? 'Au moins ' : ''}${frenchCount(count, 'message', 'messages')}`,
  en: `${count >= mostCounted ? 'At least ' : ''}${count} ${count === 1 ? 'message' : 'messages'}`,
})
