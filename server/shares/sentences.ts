import { sentences } from '../language/sentence.ts'

export const shareSentences = sentences('shares', {
  share: { fr: 'Cette proposition', en: 'This proposal' },
  event: { fr: 'Cet événement', en: 'This event' },
  nobodyChosen: {
    fr: 'Choisissez au moins un voisin ou un groupe.',
    en: 'Choose at least one neighbour or group.',
  },
  notApproved: {
    fr: 'Cet événement attend une validation : proposez-le quand il est validé.',
    en: 'This event waits for approval: propose it once it is approved.',
  },
  isOver: {
    fr: 'Cet événement est passé : il n’y a plus rien à proposer.',
    en: 'This event is over: there is nothing left to propose.',
  },
  isOff: {
    fr: 'Cet événement n’a pas lieu : il ne se propose pas.',
    en: 'This event does not take place: it cannot be proposed.',
  },
  noMail: {
    fr: 'Aucun serveur de courrier n’est réglé : demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: ask the person who installed Tambour to give one.',
  },
  isTaken: {
    fr: 'Cet événement est déjà dans votre calendrier : une personne de la mairie l’y a mis.',
    en: 'This event is in your calendar already: somebody of the mairie has put it there.',
  },
  noAddress: {
    fr: 'L’adresse de Tambour n’est pas ouverte depuis Internet : vos voisins ne pourraient pas répondre. Demandez à la personne qui a installé Tambour de l’ouvrir.',
    en: 'Tambour’s address is not open from the Internet: your neighbours could not answer. Ask the person who installed Tambour to open it.',
  },
  cannotBe: {
    fr: 'Cette proposition a changé entre-temps : regardez où elle en est.',
    en: 'This proposal has changed meanwhile: look where it stands.',
  },
  stopped: {
    fr: 'Le voisin ne souhaite plus cette publication.',
    en: 'The neighbour no longer wants this post.',
  },
  isLeaving: {
    fr: 'La publication part à l’instant sur la page : regardez, puis retirez-la là-bas.',
    en: 'The post is leaving for the page at this moment: look, then take it away there.',
  },
  wasWithdrawn: {
    fr: 'La mairie a retiré cette proposition : il n’y a plus rien à faire.',
    en: 'The mairie has withdrawn this proposal: there is nothing left to do.',
  },
  linkUnknown: {
    fr: 'Ce lien n’est pas complet : copiez-le en entier depuis le courriel.',
    en: 'This link is not complete: copy all of it from the mail.',
  },
  wrongAddress: {
    fr: 'L’adresse de la publication commence par https:// : recopiez-la depuis la page.',
    en: 'The address of the post begins with https://: copy it from the page.',
  },
  timePast: {
    fr: 'Cette heure est passée : choisissez-en une à venir.',
    en: 'This time is past: choose one to come.',
  },
  timeAfterEvent: {
    fr: 'Cette heure vient après l’événement : choisissez-en une plus tôt.',
    en: 'This time is after the event: choose an earlier one.',
  },
})
