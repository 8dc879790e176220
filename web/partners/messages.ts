import { frenchCount, frenchNumber, NBSP } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of neighbours and of what is offered to them. */
export const partnerMessages = translated({
  title: { fr: 'Voisins', en: 'Neighbours' },
  lead: {
    fr: 'Les communes et relais à qui proposer vos événements : personne n’a besoin de compte.',
    en: 'The communes and relays to which you offer your events: nobody needs an account.',
  },
  none: { fr: 'Aucun voisin pour le moment', en: 'No neighbour yet' },
  noneHelp: {
    fr: 'Ajoutez les communes autour de la vôtre : d’un événement, vous leur enverrez les textes, l’affiche et la date, prêts à publier.',
    en: 'Add the communes around yours: from an event you will send them the texts, the poster and the date, ready to publish.',
  },
  noneReader: { fr: 'Un agent peut en ajouter.', en: 'An officer can add some.' },
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
  ours: { fr: 'Quelle est votre commune ?', en: 'Which commune is yours?' },
  oursHelp: {
    fr: 'Pour trouver vos voisins plus vite, et pour que l’agenda public se limite à 5, 10, 20 ou 50 km.',
    en: 'To find your neighbours faster, and to let the public agenda be narrowed to 5, 10, 20 or 50 km.',
  },
  oursChosen: (name: string) => ({
    fr: `Votre commune est ${name}.`,
    en: `Your commune is ${name}.`,
  }),
  add: { fr: 'Ajouter un voisin', en: 'Add a neighbour' },
  addAll: { fr: 'Ajouter toute l’intercommunalité', en: 'Add the whole intercommunality' },
  addAllTitle: (name: string) => ({
    fr: `Ajouter les communes de : ${name}`,
    en: `Add the communes of: ${name}`,
  }),
  addAllText: (value: number) => ({
    fr: `${frenchCount(value, 'commune sera ajoutée', 'communes seront ajoutées')} à vos voisins et à un groupe. Vous donnerez leurs adresses ensuite.`,
    en: `${count(value, 'commune', 'communes')} will be added to your neighbours and to a group. You give their addresses afterwards.`,
  }),
  addAllConfirm: (value: number) => ({
    fr: `Ajouter ${frenchCount(value, 'commune', 'communes')}`,
    en: `Add ${count(value, 'commune', 'communes')}`,
  }),
  addedAll: (value: number, known: number) => ({
    fr: `${frenchCount(value, 'voisin ajouté', 'voisins ajoutés')}${known === 0 ? '' : `, ${frenchCount(known, 'déjà connu', 'déjà connus')}`}.`,
    en: `${count(value, 'neighbour', 'neighbours')} added${known === 0 ? '' : `, ${known}${NBSP}known already`}.`,
  }),
  importTitle: { fr: 'Importer une liste', en: 'Import a list' },
  importLead: {
    fr: 'Collez votre tableau avec sa ligne de titres (commune ou code INSEE, contact, adresse électronique), ou choisissez le fichier CSV.',
    en: 'Paste your table with its line of headings (commune or INSEE code, contact, e-mail address), or choose the CSV file.',
  },
  importText: { fr: 'Le tableau', en: 'The table' },
  importFile: { fr: 'Fichier CSV', en: 'CSV file' },
  importRead: { fr: 'Relire la liste', en: 'Read the list' },
  importIgnored: (heads: string) => ({
    fr: `Laissé de côté : ${heads}.`,
    en: `Left aside: ${heads}.`,
  }),
  importConfirm: (value: number) => ({
    fr: `Ajouter ${frenchCount(value, 'voisin', 'voisins')}`,
    en: `Add ${count(value, 'neighbour', 'neighbours')}`,
  }),
  importNothing: { fr: 'Aucune ligne ne peut être ajoutée.', en: 'No line can be added.' },
  importProblems: {
    'no-name': { fr: 'il manque un nom', en: 'a name is missing' },
    'wrong-address': {
      fr: 'l’adresse électronique n’est pas valable',
      en: 'the e-mail address is not valid',
    },
    'unknown-commune': { fr: 'aucune commune n’a ce code', en: 'no commune has this code' },
    'several-communes': {
      fr: 'plusieurs communes s’appellent ainsi : donnez le code INSEE',
      en: 'several communes are called so: give the INSEE code',
    },
  },
  importLine: (line: number, name: string, problem: string) => ({
    fr: `Ligne ${line}${name === '' ? '' : `, ${name}`} : ${problem}.`,
    en: `Line ${line}${name === '' ? '' : `, ${name}`}: ${problem}.`,
  }),
  importAgain: { fr: 'Changer la liste', en: 'Change the list' },
  search: 'Commune',
  searchHelp: { fr: 'Son nom, ou son code postal.', en: 'Its name, or its postcode.' },
  searchNone: { fr: 'Aucune commune de ce nom.', en: 'No commune of this name.' },
  otherName: {
    fr: 'Ce n’est pas une commune : un office de tourisme, un journal, une association',
    en: 'It is no commune: a tourist office, a newspaper, an association',
  },
  name: { fr: 'Nom', en: 'Name' },
  nameMissing: {
    fr: 'Donnez un nom, ou choisissez une commune.',
    en: 'Give a name, or choose a commune.',
  },
  chosen: (name: string, code: string) => `${name} (${code})`,
  another: { fr: 'En choisir une autre', en: 'Choose another' },
  population: (value: number) => ({
    fr: frenchCount(value, 'habitant', 'habitants'),
    en: count(value, 'inhabitant', 'inhabitants'),
  }),
  mode: { fr: 'Comment reçoit-il vos événements ?', en: 'How does it receive your events?' },
  modes: {
    mail: { fr: 'Par courriel, avec tout pour publier', en: 'By mail, with everything to publish' },
    page: { fr: 'Sur une page qu’il vous prête', en: 'On a page that it lends you' },
    feed: { fr: 'Il suit votre agenda de lui-même', en: 'It follows your agenda by itself' },
    installation: {
      fr: 'Dans Tambour, sur cette installation',
      en: 'In Tambour, on this installation',
    },
  },
  modeHelp: {
    mail: {
      fr: 'Un courriel avec les textes, l’affiche et la date. Il répond oui ou non d’un clic.',
      en: 'A mail with the texts, the poster and the date. It answers yes or no in one click.',
    },
    page: {
      fr: 'Il choisit l’heure, et Tambour publie sur sa page.',
      en: 'It chooses the time, and Tambour publishes on its page.',
    },
    feed: { fr: 'Rien ne lui est envoyé.', en: 'Nothing is sent to it.' },
    installation: {
      fr: 'Sans courriel\u00a0: l’événement l’attend dans ses Voisins, et il l’y prend dans son calendrier.',
      en: 'Without mail: the event waits in its Neighbours, where it takes it into its calendar.',
    },
  },
  page: { fr: 'Sa page', en: 'Its page' },
  pageNone: {
    fr: 'Aucun canal prêté par un voisin : connectez-le d’abord dans Canaux.',
    en: 'No channel lent by a neighbour: connect it first in Channels.',
  },
  contacts: { fr: 'À qui écrire ?', en: 'Who is written to?' },
  contactName: { fr: 'Nom', en: 'Name' },
  contactEmail: { fr: 'Adresse électronique', en: 'E-mail address' },
  contactOf: (place: number) => `Contact ${place}`,
  addContact: { fr: 'Ajouter une adresse', en: 'Add an address' },
  removeContact: (name: string) => ({ fr: `Retirer ${name}`, en: `Remove ${name}` }),
  unsubscribed: (when: string) => ({ fr: `désabonné ${when}`, en: `unsubscribed ${when}` }),
  key: { fr: 'La clé de son logiciel', en: 'The key of its software' },
  keyHelp: {
    fr: 'Pour un voisin qui a son propre logiciel\u00a0: il y lit ce que vous lui proposez et y répond, sans courriel. La clé n’ouvre rien d’autre.',
    en: 'For a neighbour that has software of its own: there it reads what you offer and answers, without mail. The key opens nothing else.',
  },
  keyMade: (prefix: string, made: string, used: string | null) => ({
    fr: `${prefix}…, donnée ${made}, ${used === null ? 'jamais utilisée' : `utilisée ${used}`}`,
    en: `${prefix}…, given ${made}, ${used === null ? 'never used' : `used ${used}`}`,
  }),
  keyMake: { fr: 'Donner une clé', en: 'Give a key' },
  keyRenew: { fr: 'Remplacer la clé', en: 'Replace the key' },
  keyRenewTitle: (name: string) => ({
    fr: `Remplacer la clé ${elided('de', name)}\u202f?`,
    en: `Replace the key of ${name}?`,
  }),
  keyRenewText: {
    fr: 'Celle qu’il a ne sert plus dès maintenant : il faudra lui remettre la nouvelle.',
    en: 'The one that it has opens nothing from now on: hand over the new one.',
  },
  keyRevoke: { fr: 'Retirer la clé', en: 'Revoke the key' },
  keyRevokeTitle: (name: string) => ({
    fr: `Retirer la clé ${elided('de', name)}\u202f?`,
    en: `Revoke the key of ${name}?`,
  }),
  keyRevokeText: {
    fr: 'Son logiciel ne lit plus rien dès maintenant. Ce qu’il a répondu reste.',
    en: 'Its software reads nothing from now on. What it answered stays.',
  },
  keyRevoked: { fr: 'La clé est retirée.', en: 'The key is revoked.' },
  keyOnce: {
    fr: 'Copiez-la maintenant : elle ne sera plus montrée.',
    en: 'Copy it now: it will not be shown again.',
  },
  theirSoftware: { fr: 'leur logiciel', en: 'their software' },
  groups: { fr: 'Groupes', en: 'Groups' },
  groupsNone: { fr: 'Aucun groupe.', en: 'No group.' },
  newGroup: { fr: 'Nouveau groupe', en: 'New group' },
  groupName: { fr: 'Nom du groupe', en: 'Name of the group' },
  groupInAgenda: {
    fr: 'L’agenda public peut se limiter à ce groupe',
    en: 'The public agenda can be narrowed to this group',
  },
  groupInAgendaHelp: {
    fr: 'Son nom y est offert aux habitants, là où quelque chose vient de ces voisins.',
    en: 'Its name is offered there to residents, where something comes from these neighbours.',
  },
  groupMembers: (value: number) => ({
    fr: frenchCount(value, 'voisin', 'voisins'),
    en: count(value, 'neighbour', 'neighbours'),
  }),
  editGroup: (name: string) => ({ fr: `Modifier le groupe ${name}`, en: `Edit the group ${name}` }),
  removeGroup: { fr: 'Supprimer le groupe', en: 'Delete the group' },
  removeGroupText: { fr: 'Les voisins restent.', en: 'The neighbours stay.' },
  groupSaved: (name: string) => ({
    fr: `Le groupe « ${name} » est enregistré.`,
    en: `The group “${name}” is saved.`,
  }),
  groupRemoved: { fr: 'Le groupe est supprimé.', en: 'The group is deleted.' },
  quietUntil: { fr: 'Ne rien lui proposer jusqu’au', en: 'Propose nothing to it until the end of' },
  quiet: (day: string) => ({
    fr: `aucune proposition jusqu’au ${day}`,
    en: `no proposal until the end of ${day}`,
  }),
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: (name: string) => ({ fr: `${name} est enregistré.`, en: `${name} is saved.` }),
  added: (name: string) => ({ fr: `${name} est ajouté.`, en: `${name} is added.` }),
  edit: (name: string) => ({ fr: `Modifier ${name}`, en: `Edit ${name}` }),
  remove: { fr: 'Retirer', en: 'Remove' },
  removed: (name: string) => ({
    fr: `${name} n’est plus parmi vos voisins.`,
    en: `${name} is no longer among your neighbours.`,
  }),
  ended: { fr: 'Anciens voisins', en: 'Former neighbours' },
  restore: { fr: 'Remettre', en: 'Put back' },
  noAddress: {
    fr: 'aucune adresse : rien ne peut lui être envoyé',
    en: 'no address: nothing can be sent to it',
  },
  skipped: {
    ended: { fr: 'retiré de vos voisins', en: 'removed from your neighbours' },
    'reads-feed': { fr: 'suit votre agenda', en: 'follows your agenda' },
    nobody: { fr: 'sans adresse', en: 'without an address' },
    already: { fr: 'déjà fait', en: 'done already' },
  },
  figures: (proposed: number, accepted: number, published: number) => ({
    fr: `${frenchCount(proposed, 'proposition', 'propositions')}, ${frenchNumber(accepted)}${NBSP}acceptée${accepted < 2 ? '' : 's'}, ${frenchNumber(published)}${NBSP}publiée${published < 2 ? '' : 's'}`,
    en: `${count(proposed, 'proposal', 'proposals')}, ${accepted}${NBSP}accepted, ${published}${NBSP}published`,
  }),
  answersIn: (duration: string) => ({ fr: `répond en ${duration}`, en: `answers in ${duration}` }),
  neverOffered: { fr: 'rien ne lui a encore été proposé', en: 'nothing was proposed to it yet' },
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
