import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the calendar, in the language in force: they come with its screen. */
export const calendarMessages = translated({
  title: { fr: 'Calendrier', en: 'Calendar' },
  announce: { fr: 'Annoncer un événement', en: 'Announce an event' },
  views: {
    month: { fr: 'Mois', en: 'Month' },
    week: { fr: 'Semaine', en: 'Week' },
    list: { fr: 'Liste', en: 'List' },
  },
  viewsLabel: { fr: 'Affichage du calendrier', en: 'View of the calendar' },
  before: {
    month: { fr: 'Mois précédent', en: 'Month before' },
    week: { fr: 'Semaine précédente', en: 'Week before' },
    list: { fr: 'Mois précédent', en: 'Month before' },
  },
  after: {
    month: { fr: 'Mois suivant', en: 'Month after' },
    week: { fr: 'Semaine suivante', en: 'Week after' },
    list: { fr: 'Mois suivant', en: 'Month after' },
  },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  filter: { fr: 'Filtrer', en: 'Filter' },
  filters: (many: number) => ({
    fr: frenchCount(many, 'filtre', 'filtres'),
    en: count(many, 'filter', 'filters'),
  }),
  all: { fr: 'Tout', en: 'All' },
  kind: { fr: 'Genre', en: 'Kind' },
  channel: { fr: 'Canal', en: 'Channel' },
  state: { fr: 'État', en: 'State' },
  event: { fr: 'Événement', en: 'Event' },
  otherEvent: { fr: 'Un autre événement', en: 'Another event' },
  noFilter: { fr: 'Tout montrer', en: 'Show all' },
  kinds: {
    event: { fr: 'Événements', en: 'Events' },
    post: 'Publications',
    reminder: { fr: 'Rappels', en: 'Reminders' },
    neighbour: { fr: 'Voisins', en: 'Neighbours' },
  },
  one: {
    event: { fr: 'Événement', en: 'Event' },
    post: 'Publication',
    reminder: { fr: 'Rappel', en: 'Reminder' },
    neighbour: { fr: 'Chez un voisin', en: 'At a neighbour’s' },
  },
  notice: { fr: 'Avis', en: 'Notice' },
  toDo: { fr: 'À faire', en: 'To do' },
  late: { fr: 'En retard', en: 'Late' },
  done: { fr: 'Fait', en: 'Done' },
  waits: { fr: 'À valider', en: 'To approve' },
  count: (count: number) => `(${count})`,
  items: (many: number) => ({
    fr: many === 0 ? 'rien' : frenchCount(many, 'élément', 'éléments'),
    en: many === 0 ? 'nothing' : count(many, 'item', 'items'),
  }),
  holiday: { fr: 'Jour férié', en: 'Public holiday' },
  newOn: (day: string) => ({
    fr: `Annoncer un événement le ${day}`,
    en: `Announce an event on ${day}`,
  }),
  schoolUnknown: (until: string) => ({
    fr: `Les vacances scolaires sont connues jusqu’au ${until} : la suite n’est pas encore parue au Journal officiel.`,
    en: `School holidays are known until ${until}: what follows is not in the Journal officiel yet.`,
  }),
  departmentUnknown: {
    fr: 'Indiquez le département de la commune pour voir ici les vacances scolaires.',
    en: 'Tell the commune’s department to see its school holidays here.',
  },
  departmentLink: { fr: 'Réglages de la commune', en: 'The commune’s settings' },
  electionStarts: { fr: 'Début de la période électorale', en: 'The election period begins' },
  electionEnds: { fr: 'Fin de la période électorale', en: 'The election period ends' },
  nothing: { fr: 'Rien ce jour-là.', en: 'Nothing on that day.' },
  empty: { fr: 'Rien sur cette période', en: 'Nothing in this period' },
  emptyHelp: {
    fr: 'Les événements annoncés, leurs publications et leurs rappels paraîtront ici.',
    en: 'Announced events, their publications and their reminders will appear here.',
  },
  emptyFiltered: {
    fr: 'Aucun élément ne répond à ces filtres.',
    en: 'Nothing passes these filters.',
  },
  help: {
    fr: 'Au clavier, sur un élément : D le déplace, Entrée l’ouvre. Dans le calendrier : M, S et L changent d’affichage, A revient à aujourd’hui, les flèches gauche et droite changent de période.',
    en: 'With a keyboard, on an item: D moves it, Enter opens it. In the calendar: M, S and L change the view, A goes back to today, the left and right arrows change the period.',
  },
  helpTitle: { fr: 'Aide du clavier', en: 'Keyboard help' },
  continues: { fr: 'suite', en: 'continued' },
  wholeDay: { fr: 'journée', en: 'all day' },
  neighbourLink: { fr: 'En savoir plus (nouvel onglet)', en: 'Learn more (new tab)' },
  neighbours: { fr: 'Sources suivies', en: 'Followed sources' },
  withNeighbours: { fr: 'Montrer les voisins', en: 'Show the neighbours' },
  print: { fr: 'Imprimer', en: 'Print' },
  wholeDays: { fr: 'Journée', en: 'Whole day' },
  showOthers: (count: number, day: string) => ({
    fr:
      count === 1
        ? `Montrer l’autre élément du ${day}`
        : `Montrer les ${count} autres éléments du ${day}`,
    en: count === 1 ? `Show the other item of ${day}` : `Show the ${count} other items of ${day}`,
  }),
  open: { fr: 'Voir l’événement', en: 'See the event' },
  seeText: { fr: 'Voir le texte', en: 'See the text' },
  move: { fr: 'Déplacer', en: 'Move' },
  moveTitle: { fr: 'Changer l’heure', en: 'Change the time' },
  newTime: { fr: 'Nouvelle date et heure', en: 'New date and time' },
  onChannels: { fr: 'Sur quels canaux', en: 'On which channels' },
  noneMovable: { fr: 'Son heure ne se change plus.', en: 'Its time can no longer be changed.' },
  eventHelp: {
    fr: 'Pour changer sa date, ouvrez l’événement : ses publications suivront.',
    en: 'To change its date, open the event: its announcements will follow.',
  },
  chooseChannel: { fr: 'Choisissez au moins un canal.', en: 'Choose at least one channel.' },
  moved: {
    post: (title: string, when: string) => ({
      fr: `La publication « ${title} » est déplacée : ${when}.`,
      en: `The post “${title}” moved: ${when}.`,
    }),
    reminder: (title: string, when: string) => ({
      fr: `Le rappel « ${title} » est déplacé : ${when}.`,
      en: `The reminder “${title}” moved: ${when}.`,
    }),
  },
  movedBack: {
    post: (title: string, when: string) => ({
      fr: `La publication « ${title} » est revenue : ${when}.`,
      en: `The post “${title}” is back: ${when}.`,
    }),
    reminder: (title: string, when: string) => ({
      fr: `Le rappel « ${title} » est revenu : ${when}.`,
      en: `The reminder “${title}” is back: ${when}.`,
    }),
  },
  afterEvent: {
    fr: 'C’est après l’événement annoncé.',
    en: 'That is after the event that it announces.',
  },
  namesDay: (word: string) => ({
    fr: `Son texte dit « ${word} » : relisez-le.`,
    en: `Its text says “${word}”: read it again.`,
  }),
  carrying: (title: string) => ({ fr: `Déplacement de « ${title} »`, en: `Moving “${title}”` }),
  carryingTo: (when: string) => ({ fr: `Vers : ${when}`, en: `To: ${when}` }),
  carryHelp: {
    month: {
      fr: 'Flèches : jours et semaines. Majuscule et flèches : heures.',
      en: 'Arrows: days and weeks. Shift and arrows: hours.',
    },
    week: {
      fr: 'Gauche et droite : jours. Haut et bas : heures.',
      en: 'Left and right: days. Up and down: hours.',
    },
    list: {
      fr: 'Flèches : jours. Majuscule et flèches : heures.',
      en: 'Arrows: days. Shift and arrows: hours.',
    },
  },
  drop: { fr: 'Poser ici', en: 'Drop here' },
  giveUp: { fr: 'Annuler le déplacement', en: 'Give up moving' },
  keys: { fr: 'Entrée pose, Échap annule.', en: 'Enter drops, Escape gives up.' },
  unmoved: { fr: 'Rien n’a été déplacé.', en: 'Nothing was moved.' },
  past: {
    fr: 'Cette heure est déjà passée : choisissez-en une à venir.',
    en: 'That time is already past: choose one to come.',
  },
})
