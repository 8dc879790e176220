import { frenchCount, frenchNumber } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of what is offered: to neighbours, event by event, and by them. */
export const shareMessages = translated({
  offersTitle: { fr: 'Ce qu’on vous propose', en: 'What is offered to you' },
  offersBy: (commune: string, when: string) => `${commune}, ${when}`,
  takeOffer: { fr: 'Annoncer chez nous', en: 'Announce it here' },
  declineOffer: { fr: 'Décliner', en: 'Decline' },
  declineTitle: (title: string) => ({
    fr: `Décliner «\u00a0${title}\u00a0»\u202f?`,
    en: `Decline “${title}”?`,
  }),
  declineText: {
    fr: 'La commune qui le propose verra votre réponse.',
    en: 'The commune that offers it will see your answer.',
  },
  offerDeclined: { fr: 'L’événement est décliné.', en: 'The event is declined.' },
  offerTaken: { fr: 'Dans votre calendrier', en: 'In your calendar' },
  offerChanges: {
    planned: (commune: string) => ({
      fr: `${commune} l’a changé depuis.`,
      en: `${commune} has changed it since.`,
    }),
    postponed: (commune: string) => ({
      fr: `${commune} l’a reporté.`,
      en: `${commune} has postponed it.`,
    }),
    cancelled: (commune: string) => ({
      fr: `${commune} l’a annulé.`,
      en: `${commune} has cancelled it.`,
    }),
  },
  offerWithdrawn: (commune: string) => ({
    fr: `${commune} a retiré sa proposition\u202f; ce que vous en avez fait reste à vous.`,
    en: `${commune} has taken its offer back; what you made of it stays yours.`,
  }),
  follow: { fr: 'Suivre ce changement', en: 'Follow this change' },
  followTitle: (title: string) => ({
    fr: `Suivre le changement de « ${title} » ?`,
    en: `Follow the change of “${title}”?`,
  }),
  followText: {
    fr: 'Ce qui est programmé suit. Là où votre événement est déjà annoncé, un avis part ou le texte est corrigé, une demi-minute après.',
    en: 'What is planned follows. Where your event is announced already, a notice goes out or the text is corrected, half a minute later.',
  },
  followed: { fr: 'Votre événement suit le changement.', en: 'Your event follows the change.' },
  offerText: { fr: 'Le texte proposé', en: 'The text that is offered' },
  theirSoftware: { fr: 'leur logiciel', en: 'their software' },
  skipped: {
    ended: { fr: 'retiré de vos voisins', en: 'removed from your neighbours' },
    'reads-feed': { fr: 'suit votre agenda', en: 'follows your agenda' },
    nobody: { fr: 'sans adresse', en: 'without an address' },
    already: { fr: 'déjà fait', en: 'done already' },
  },
  shares: { fr: 'Propositions', en: 'Proposals' },
  sharesNone: {
    fr: 'Rien n’a encore été proposé : ouvrez un événement, et choisissez « Proposer aux voisins ».',
    en: 'Nothing was proposed yet: open an event, and choose “Propose to neighbours”.',
  },
  states: {
    proposed: { fr: 'en attente', en: 'waiting' },
    accepted: { fr: 'accepté', en: 'accepted' },
    declined: { fr: 'décliné', en: 'declined' },
    published: { fr: 'publié', en: 'published' },
    withdrawn: { fr: 'retiré', en: 'withdrawn' },
  },
  acts: {
    proposed: { fr: 'Proposé', en: 'Proposed' },
    reminded: { fr: 'Rappelé', en: 'Reminded' },
    changed: { fr: 'Prévenu d’un changement', en: 'Told of a change' },
    accepted: { fr: 'Accepté', en: 'Accepted' },
    declined: { fr: 'Décliné', en: 'Declined' },
    copied: { fr: 'Texte copié', en: 'Text copied' },
    downloaded: { fr: 'Pièce téléchargée', en: 'Piece downloaded' },
    published: { fr: 'Publié', en: 'Published' },
    seen: { fr: 'Vu en ligne', en: 'Seen online' },
    withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  },
  actBy: (act: string, who: string, when: string) => ({
    fr: `${act} par ${who}, ${when}`,
    en: `${act} by ${who}, ${when}`,
  }),
  details: { fr: 'Détails', en: 'Details' },
  detailsOf: (name: string) => ({
    fr: ` de la proposition à ${name}`,
    en: ` of the proposal to ${name}`,
  }),
  theirPost: { fr: 'Leur publication', en: 'Their post' },
  seenOnline: { fr: 'vue en ligne', en: 'seen online' },
  propose: { fr: 'Proposer aux voisins', en: 'Propose to neighbours' },
  sharesOlder: { fr: 'Afficher les plus anciennes', en: 'Show older ones' },
  repliesTo: (address: string) => ({
    fr: `S’ils répondent au courriel, leur réponse arrive à ${address}\u00a0: ils verront cette adresse.`,
    en: `If they answer the mail, their answer goes to ${address}: they will see that address.`,
  }),
  alsoPropose: { fr: 'Proposer aussi aux voisins', en: 'Propose to neighbours too' },
  proposeTitle: (title: string) => ({ fr: `Proposer « ${title} »`, en: `Propose “${title}”` }),
  proposeLead: {
    fr: 'Chacun reçoit un courriel avec les textes, l’affiche et la date. Sans réponse, un seul rappel part trois jours après, si l’événement est à cinq jours au moins. Une commune de cette installation ne reçoit rien : l’événement l’attend dans ses Voisins.',
    en: 'Each gets a mail with the texts, the poster and the date. Without an answer, one reminder leaves three days later, where the event is at least five days away. A commune of this installation gets none: the event waits in its Neighbours.',
  },
  proposeTo: { fr: 'À qui ?', en: 'To whom?' },
  withPlan: { fr: 'Avec les textes de tout le plan', en: 'With the texts of the whole plan' },
  withPlanHelp: {
    fr: 'Ce que votre page dira à chaque étape, avec sa date.',
    en: 'What your page will say at each step, with its date.',
  },
  chosenCount: (value: number) => ({
    fr:
      value === 0
        ? 'Personne n’est choisi.'
        : `${frenchCount(value, 'voisin choisi', 'voisins choisis')}.`,
    en: value === 0 ? 'Nobody is chosen.' : `${count(value, 'neighbour', 'neighbours')} chosen.`,
  }),
  proposed: (value: number) => ({
    fr: `Proposé à ${frenchCount(value, 'voisin', 'voisins')}.`,
    en: `Proposed to ${count(value, 'neighbour', 'neighbours')}.`,
  }),
  notProposed: { fr: 'Rien n’a été envoyé.', en: 'Nothing was sent.' },
  skippedTitle: { fr: 'Non envoyé à :', en: 'Not sent to:' },
  everyone: { fr: 'Tous', en: 'All' },
  notReached: {
    'not-written': (name: string) => ({
      fr: `Rien n’a encore été envoyé à ${name}.`,
      en: `Nothing was sent to ${name} yet.`,
    }),
    failed: (name: string) => ({
      fr: `Le courriel à ${name} a été refusé.`,
      en: `The mail to ${name} was refused.`,
    }),
    unconfirmed: (name: string) => ({
      fr: `Le courriel à ${name} n’est peut-être pas arrivé : appelez, ou écrivez de nouveau.`,
      en: `The mail to ${name} may not have arrived: call, or write again.`,
    }),
  },
  writeAgain: { fr: 'Écrire de nouveau', en: 'Write again' },
  writtenAgain: { fr: 'Le courriel part de nouveau.', en: 'The mail leaves again.' },
  withdraw: { fr: 'Retirer la proposition', en: 'Withdraw the proposal' },
  withdrawTitle: (name: string) => ({
    fr: `Retirer la proposition faite à ${name} ?`,
    en: `Withdraw the proposal made to ${name}?`,
  }),
  withdrawText: {
    fr: 'Qui l’a reçue par courriel en est prévenu de même, sauf les adresses désabonnées ou retirées. Ce qui est programmé sur la page qu’il vous prête ne partira pas ; ce qui est publié reste.',
    en: 'Whoever received it by mail is told so by mail, except at addresses that are unsubscribed or removed. What is planned on the page that it lends you will not go out; what is published stays.',
  },
  withdrawn: { fr: 'La proposition est retirée.', en: 'The proposal is withdrawn.' },
  note: { fr: 'Noter sa réponse', en: 'Note its answer' },
  noteOf: (name: string) => ({ fr: ` ${elided('de', name)}`, en: ` of ${name}` }),
  noteTitle: (name: string) => ({
    fr: `La réponse ${elided('de', name)}`,
    en: `The answer of ${name}`,
  }),
  noteLead: {
    fr: 'Ce qu’il vous a dit au téléphone, ou autrement.',
    en: 'What it told you on the telephone, or otherwise.',
  },
  answers: {
    accepted: { fr: 'Il l’annoncera', en: 'It will announce it' },
    declined: { fr: 'Il ne l’annoncera pas', en: 'It will not' },
    published: { fr: 'C’est publié', en: 'It is published' },
  },
  noteUrl: { fr: 'Adresse de sa publication', en: 'Address of its post' },
  noteComment: { fr: 'Pourquoi', en: 'Why' },
  noted: { fr: 'C’est noté.', en: 'Noted.' },
  onEvent: { fr: 'Chez les voisins', en: 'At the neighbours’' },
  eventFigures: {
    fr: (proposed: number, accepted: number, published: number) => {
      const by = (count: number) => (count === 0 ? 'personne' : frenchNumber(count))
      const all = `Proposé à ${frenchNumber(proposed)}, accepté par ${by(accepted)}`
      return accepted === 0 ? `${all} pour l’instant.` : `${all}, publié par ${by(published)}.`
    },
    en: (proposed: number, accepted: number, published: number) => {
      const by = (value: number) => (value === 0 ? 'nobody' : String(value))
      const all = `Proposed to ${proposed}, accepted by ${by(accepted)}`
      return accepted === 0 ? `${all} so far.` : `${all}, published by ${by(published)}.`
    },
  },
  onEventNone: {
    fr: 'Cet événement n’a encore été proposé à personne.',
    en: 'This event was proposed to nobody yet.',
  },
})
