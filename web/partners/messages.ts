import { frenchCount, frenchNumber, NBSP } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of neighbours and of their groups. */
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
  figures: (proposed: number, accepted: number, published: number) => ({
    fr: `${frenchCount(proposed, 'proposition', 'propositions')}, ${frenchNumber(accepted)}${NBSP}acceptée${accepted < 2 ? '' : 's'}, ${frenchNumber(published)}${NBSP}publiée${published < 2 ? '' : 's'}`,
    en: `${count(proposed, 'proposal', 'proposals')}, ${accepted}${NBSP}accepted, ${published}${NBSP}published`,
  }),
  answersIn: (duration: string) => ({ fr: `répond en ${duration}`, en: `answers in ${duration}` }),
  neverOffered: { fr: 'rien ne lui a encore été proposé', en: 'nothing was proposed to it yet' },
})
