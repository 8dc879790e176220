import { englishNumber } from '../language/english.ts'
import { frenchNumber } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const committeeSentences = sentences('committees', {
  committee: { fr: 'Ce comité', en: 'This committee' },
  member: { fr: 'Ce membre', en: 'This member' },
  proposal: { fr: 'Cette proposition', en: 'This proposal' },
  nameTaken: (name: string) => ({
    fr: `Un comité s’appelle déjà « ${name} » : choisissez un autre nom.`,
    en: `A committee is called “${name}” already: choose another name.`,
  }),
  tooManyCommittees: (most: number) => ({
    fr: `Tambour connaît ${most} comités au plus : fermez-en un.`,
    en: `Tambour knows ${most} committees at most: close one.`,
  }),
  tooManyMembers: (most: number) => ({
    fr: `Un comité a ${most} liens au plus : retirez-en un.`,
    en: `A committee has ${most} links at most: revoke one.`,
  }),
  isEnded: {
    fr: 'Ce comité est fermé : rouvrez-le d’abord.',
    en: 'This committee is closed: open it again first.',
  },
  isRevoked: {
    fr: 'Ce lien est retiré : renouvelez-le d’abord.',
    en: 'This link is revoked: renew it first.',
  },
  noEmail: {
    fr: 'Ce membre n’a pas d’adresse électronique : ajoutez-la, ou remettez-lui le lien vous-même.',
    en: 'This member has no e-mail address: add it, or hand the link over yourself.',
  },
  noMail: {
    fr: 'Aucun serveur de courrier n’est réglé : remettez le lien vous-même.',
    en: 'No mail server is set: hand the link over yourself.',
  },
  movedOn: {
    fr: 'Cette proposition a changé entre-temps : regardez où elle en est.',
    en: 'This proposal has changed meanwhile: look where it stands.',
  },
  alreadyOut: {
    fr: 'L’événement est déjà annoncé : annulez-le ou reportez-le depuis sa page.',
    en: 'The event is announced already: cancel or postpone it on its page.',
  },
  noNews: {
    fr: 'Leur agenda ne dit plus rien d’autre : il n’y a rien à reprendre.',
    en: 'Their calendar says nothing else any more: there is nothing to take.',
  },
  nobodyToAsk: {
    fr: 'Cet événement vient de leur agenda : appelez le comité, puis acceptez ou ne retenez pas.',
    en: 'This event comes from their calendar: call the committee, then accept or decline.',
  },
  subscription: { fr: 'Cet abonnement', en: 'This subscription' },
  subscribedAlready: {
    fr: 'L’agenda de ce comité est déjà suivi : arrêtez d’abord de le suivre.',
    en: 'This committee’s calendar is followed already: stop following it first.',
  },
  linkUnknown: {
    fr: 'Ce lien n’est plus valable : demandez-en un autre à la mairie.',
    en: 'This link is no longer valid: ask the mairie for another.',
  },
  tooMany: {
    fr: 'Beaucoup de propositions sont déjà parties par ce lien : réessayez dans une heure. Rien de ce que vous avez tapé n’est perdu.',
    en: 'Many proposals have left by this link already: try again in an hour. Nothing that you typed is lost.',
  },
  tooManyWaiting: {
    fr: 'La mairie a déjà beaucoup de vos propositions à lire : attendez ses réponses, ou appelez-la.',
    en: 'The mairie has many of your proposals to read already: wait for its answers, or call it.',
  },
  tooSoon: {
    fr: 'C’est parti bien vite : relisez, puis envoyez de nouveau.',
    en: 'That left very quickly: read it again, then send it once more.',
  },
  tooLate: {
    fr: 'Cette page était ouverte depuis longtemps : relisez, puis envoyez de nouveau.',
    en: 'This page had been open for long: read it again, then send it once more.',
  },
  trapped: {
    fr: 'Un champ que personne ne voit a été rempli : relisez, puis envoyez de nouveau.',
    en: 'A field that nobody sees was filled in: read it again, then send it once more.',
  },
  toCorrect: {
    fr: 'Ce n’est pas encore parti : corrigez ce qui suit, puis envoyez de nouveau. Le reste est gardé.',
    en: 'It has not left yet: correct what follows, then send it once more. The rest is kept.',
  },
  alreadyRead: {
    fr: 'La mairie a déjà lu cette proposition : si elle a changé, envoyez-en une nouvelle.',
    en: 'The mairie has read this proposal already: where it has changed, send a new one.',
  },
  answerMissing: {
    fr: 'Écrivez votre réponse, puis envoyez-la.',
    en: 'Write your answer, then send it.',
  },
  unreadableForm: {
    fr: 'Votre envoi n’est pas arrivé en entier : recommencez.',
    en: 'What you sent did not arrive whole: send it once more.',
  },
  titleMissing: { fr: 'Donnez un titre.', en: 'Give a title.' },
  dateMissing: { fr: 'Donnez le jour.', en: 'Give the day.' },
  timeMissing: { fr: 'Donnez l’heure.', en: 'Give the time.' },
  placeMissing: { fr: 'Dites où cela se passe.', en: 'Say where it takes place.' },
  textMissing: {
    fr: 'Dites en quelques mots ce qui se passera.',
    en: 'Say in a few words what will happen.',
  },
  altMissing: {
    fr: 'Dites ce qu’on voit sur l’affiche : c’est ce que lisent les personnes qui ne la voient pas.',
    en: 'Say what the poster shows: it is what people read who do not see it.',
  },
  noSuchDate: {
    fr: 'Cette date ne se lit pas : écrivez-la comme 4/7/2026.',
    en: 'This date cannot be read: write it as 4/7/2026.',
  },
  noSuchTime: {
    fr: 'Cette heure ne se lit pas : écrivez-la comme 18h30.',
    en: 'This time cannot be read: write it as 18:30.',
  },
  datePast: {
    fr: 'Ce jour est passé : vérifiez la date.',
    en: 'This day is past: check the date.',
  },
  endsBefore: {
    fr: 'La fin vient avant le début : corrigez l’une ou l’autre.',
    en: 'The end comes before the beginning: correct one of them.',
  },
  wrongLink: {
    fr: 'Cette adresse ne se lit pas : recopiez-la depuis la page.',
    en: 'This address cannot be read: copy it from the page.',
  },
  unwritable: {
    fr: 'Un signe de ce texte ne s’écrit pas : retapez-le.',
    en: 'A character of this text cannot be written: type it again.',
  },
  tooLong: (most: number) => ({
    fr: `C’est trop long : ${frenchNumber(most)} caractères au plus.`,
    en: `This is too long: ${englishNumber(most)} characters at most.`,
  }),
})
