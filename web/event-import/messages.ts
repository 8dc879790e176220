import { frenchCount, isSingular } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words of imports and repetitions in the language in force: they come with their screens. */
export const eventImportMessages = translated({
  title: { fr: 'Importer une saison', en: 'Import a season' },
  lead: {
    fr: 'Le tableau ou l’agenda d’une année, vu ligne à ligne avant que rien ne soit créé.',
    en: 'A year’s table or calendar, looked at line by line before anything is made.',
  },
  allDay: (day: string) => ({ fr: `${day}, toute la journée`, en: `${day}, all day` }),
  open: { fr: 'Importer une saison', en: 'Import a season' },
  chooseTitle: { fr: 'Le fichier', en: 'The file' },
  file: { fr: 'Tableau CSV ou agenda .ics', en: 'CSV table or .ics calendar' },
  fileHelp: {
    fr: 'D’Excel ou de LibreOffice : « Enregistrer sous », type CSV. De Google, Outlook, Nextcloud ou OpenAgenda : exportez l’agenda. 2 Mo et 1 000 événements au plus.',
    en: 'From Excel or LibreOffice: “Save as”, type CSV. From Google, Outlook, Nextcloud or OpenAgenda: export the calendar. At most 2 MB and 1,000 events.',
  },
  template: { fr: 'Télécharger un tableau à remplir', en: 'Download a table to fill in' },
  noFile: { fr: 'Choisissez un fichier.', en: 'Choose a file.' },
  tooLarge: {
    fr: 'Ce fichier dépasse 2 Mo : coupez-le en plusieurs.',
    en: 'This file is over 2 MB: split it.',
  },
  read: { fr: 'Lire le fichier', en: 'Read the file' },
  sending: { fr: 'Envoi du fichier', en: 'Sending the file' },
  nothingMade: { fr: 'Rien n’a été créé.', en: 'Nothing was made.' },
  another: { fr: 'Choisir un autre fichier', en: 'Choose another file' },
  understood: { fr: 'Ce qui a été compris', en: 'What was understood' },
  facts: (kind: 'csv' | 'ics', encoding: string, n: number) => ({
    fr: `${kind === 'csv' ? 'Tableau' : 'Agenda'} (${encoding}) : ${frenchCount(n, 'événement', 'événements')}.`,
    en: `${kind === 'csv' ? 'Table' : 'Calendar'} (${encoding}): ${count(n, 'event')}.`,
  }),
  columns: { fr: 'Les colonnes', en: 'The columns' },
  columnsHelp: {
    fr: 'Corrigez ce que contient une colonne, puis relisez le fichier.',
    en: 'Correct what a column holds, then read the file again.',
  },
  column: (header: string) => ({ fr: `La colonne « ${header} »`, en: `The column “${header}”` }),
  noHeader: { fr: 'sans titre', en: 'untitled' },
  example: (text: string) => ({ fr: `par exemple « ${text} »`, en: `for instance “${text}”` }),
  holds: {
    none: { fr: 'Laisser de côté', en: 'Leave aside' },
    title: { fr: 'Titre', en: 'Title' },
    date: { fr: 'Date (et heure)', en: 'Date (and time)' },
    endDate: { fr: 'Date de fin', en: 'End date' },
    time: { fr: 'Heure (ou horaires)', en: 'Time (or from–to)' },
    endTime: { fr: 'Heure de fin', en: 'End time' },
    place: { fr: 'Lieu', en: 'Place' },
    room: { fr: 'Salle', en: 'Room' },
    text: 'Description',
    organiser: { fr: 'Organisateur', en: 'Organiser' },
    link: { fr: 'Lien', en: 'Link' },
  },
  readAgain: { fr: 'Relire avec ces colonnes', en: 'Read again with these columns' },
  announcing: { fr: 'Les publications', en: 'Announcements' },
  plan: { fr: 'Plan de chaque événement', en: 'Plan of each event' },
  noPlan: { fr: 'Aucune publication pour l’instant', en: 'No announcement for now' },
  hour: { fr: 'Heure de ceux qui n’en ont pas', en: 'Time of those that have none' },
  hourHelp: {
    fr: 'Laissez vide pour la donner à chacun.',
    en: 'Leave empty to give each its own.',
  },
  linesTitle: { fr: 'Ce qui sera créé', en: 'What will be made' },
  show: { fr: 'Montrer', en: 'Show' },
  shows: {
    all: (count: number) => ({ fr: `Tous (${count})`, en: `All (${count})` }),
    warned: (count: number) => ({ fr: `À vérifier (${count})`, en: `To check (${count})` }),
    refused: (count: number) => ({ fr: `À corriger (${count})`, en: `To correct (${count})` }),
  },
  step: (when: string, name: string) => ({ fr: `${when} : ${name}`, en: `${when}: ${name}` }),
  line: (line: number) => ({ fr: `ligne ${line}`, en: `line ${line}` }),
  take: (title: string) => ({ fr: `Importer « ${title} »`, en: `Import “${title}”` }),
  noTitle: { fr: 'sans titre', en: 'untitled' },
  noDate: { fr: 'sans date', en: 'no date' },
  becomes: {
    new: { fr: 'À créer', en: 'New' },
    known: { fr: 'Déjà là', en: 'Already there' },
    refused: { fr: 'À corriger', en: 'To correct' },
  },
  ofSeries: { fr: 'se répète', en: 'repeats' },
  correct: { fr: 'Corriger', en: 'Correct' },
  corrected: { fr: 'Terminé', en: 'Done' },
  posts: (n: number) => ({
    fr: frenchCount(n, 'publication', 'publications'),
    en: count(n, 'post'),
  }),
  seeSteps: (count: number) => ({
    fr: `Voir ${isSingular(count) ? 'l’étape' : `les ${count} étapes`}`,
    en: `See ${count === 1 ? 'the step' : `the ${count} steps`}`,
  }),
  internal: { fr: 'rappel à la mairie', en: 'reminder for the town hall' },
  tooLate: { fr: 'déjà passée', en: 'already past' },
  more: (count: number) => ({ fr: `Montrer les ${count} suivants`, en: `Show the next ${count}` }),
  checking: { fr: 'Vérification en cours', en: 'Checking' },
  knownTitle: { fr: 'Événements déjà là', en: 'Events already there' },
  known: {
    skip: { fr: 'Les laisser comme ils sont', en: 'Leave them as they are' },
    update: { fr: 'Les mettre à jour avec le fichier', en: 'Bring them up to date with the file' },
  },
  total: (made: number, known: number, publications: number) => ({
    fr: [
      frenchCount(made, 'événement à créer', 'événements à créer'),
      ...(known > 0 ? [frenchCount(known, 'déjà là', 'déjà là')] : []),
      frenchCount(publications, 'publication', 'publications'),
    ].join(', '),
    en: [
      `${count(made, 'event')} to make`,
      ...(known > 0 ? [`${known} already there`] : []),
      count(publications, 'post'),
    ].join(', '),
  }),
  pastTotal: (n: number) => ({
    fr: `${frenchCount(n, 'étape est déjà passée et sera laissée', 'étapes sont déjà passées et seront laissées')} de côté.`,
    en: `${count(n, 'step')} already past, left aside.`,
  }),
  many: (n: number) => ({
    fr: `Cela fait ${frenchCount(n, 'publication', 'publications')} : vos abonnés les verront toutes. Un plan plus court suffit peut-être.`,
    en: `That makes ${count(n, 'post')}: your followers will see them all. A shorter plan may do.`,
  }),
  refusedLeft: (n: number) => ({
    fr: `${frenchCount(n, 'événement est à corriger', 'événements sont à corriger')}, ou à décocher.`,
    en: `${count(n, 'event')} to correct, or to leave unticked.`,
  }),
  make: (n: number) => ({
    fr: `Importer ${frenchCount(n, 'événement', 'événements')}`,
    en: `Import ${count(n, 'event')}`,
  }),
  makeAsking: (n: number) => ({
    fr: `Importer ${frenchCount(n, 'événement', 'événements')} et demander la validation`,
    en: `Import ${count(n, 'event')} and ask for approval`,
  }),
  making: (n: number) => ({
    fr: `Import de ${frenchCount(n, 'événement', 'événements')} : tout sera créé, ou rien. Gardez cette page ouverte.`,
    en: `Importing ${count(n, 'event')}: all will be made, or none. Keep this page open.`,
  }),
  nothingToMake: { fr: 'Cochez au moins un événement.', en: 'Tick at least one event.' },
  done: { fr: 'Saison importée', en: 'Season imported' },
  doneText: (made: number, updated: number, skipped: number, publications: number) => ({
    fr: `${frenchCount(made, 'événement créé', 'événements créés')}, ${updated} mis à jour, ${skipped} déjà là. ${frenchCount(publications, 'publication programmée', 'publications programmées')}.`,
    en: `${count(made, 'event')} made, ${updated} brought up to date, ${skipped} already there. ${count(publications, 'post')} planned.`,
  }),
  doneAsking: (made: number, updated: number, skipped: number, publications: number) => ({
    fr: `${frenchCount(made, 'événement créé', 'événements créés')}, ${updated} mis à jour, ${skipped} déjà là. ${frenchCount(publications, 'publication envoyée pour validation', 'publications envoyées pour validation')}.`,
    en: `${count(made, 'event')} made, ${updated} brought up to date, ${skipped} already there. ${count(publications, 'post')} sent for approval.`,
  }),
  seeEvents: { fr: 'Voir les événements', en: 'See the events' },
  undo: { fr: 'Annuler l’import', en: 'Undo the import' },
  undoTitle: (name: string) => ({
    fr: `Annuler l’import ${elided('de', name)} ?`,
    en: `Undo the import of ${name}?`,
  }),
  undoText: {
    fr: 'Les événements créés par cet import disparaissent avec leurs publications programmées, et personne n’en est prévenu. Ceux qui sont déjà annoncés, ou que des voisins connaissent, restent, et ce qui a été mis à jour aussi.',
    en: 'The events that this import made go away with their planned posts, and nobody is told. Those already announced, or that neighbours know of, stay, and so does what was brought up to date.',
  },
  undone: (removed: number, kept: number) => ({
    fr:
      kept === 0
        ? `${frenchCount(removed, 'événement retiré', 'événements retirés')}.`
        : `${frenchCount(removed, 'événement retiré', 'événements retirés')} ; ${frenchCount(kept, 'gardé, déjà annoncé', 'gardés, déjà annoncés')}.`,
    en:
      kept === 0
        ? `${count(removed, 'event')} removed.`
        : `${count(removed, 'event')} removed; ${kept} kept, announced already.`,
  }),
  imports: { fr: 'Derniers imports', en: 'Last imports' },
  imported: (when: string, by: string) => ({ fr: `${when}, par ${by}`, en: `${when}, by ${by}` }),
  importCounts: (made: number, left: number) => ({
    fr: `${frenchCount(made, 'événement créé', 'événements créés')}, ${left} encore là`,
    en: `${count(made, 'event')} made, ${left} still there`,
  }),
  wasUndone: (when: string) => ({ fr: `annulé ${when}`, en: `undone ${when}` }),
  noChange: { fr: 'Voir l’événement', en: 'See the event' },
  fields: {
    title: { fr: 'Titre', en: 'Title' },
    start: { fr: 'Début', en: 'Start' },
    end: { fr: 'Fin', en: 'End' },
    place: { fr: 'Lieu', en: 'Place' },
    text: { fr: 'Texte', en: 'Text' },
    link: { fr: 'Lien', en: 'Link' },
  },
  // In the form of an event.
  repeats: { fr: 'Se répète', en: 'Repeats' },
  once: { fr: 'Une seule fois', en: 'Once only' },
  kinds: {
    week: (_day: string, weekday: string) => ({
      fr: `Toutes les semaines, le ${weekday}`,
      en: `Every week, on ${weekday}`,
    }),
    'two-weeks': (_day: string, weekday: string) => ({
      fr: `Toutes les deux semaines, le ${weekday}`,
      en: `Every two weeks, on ${weekday}`,
    }),
    'month-date': (day: string) => ({
      fr: `Tous les mois, le ${day}`,
      en: `Every month, on the ${day}`,
    }),
    'month-weekday': (_day: string, weekday: string, nth: number) => ({
      fr: `Tous les mois, le ${nth === 1 ? '1er' : `${nth}e`} ${weekday}`,
      en: `Every month, on the ${['first', 'second', 'third', 'fourth'][nth - 1] ?? ''} ${weekday}`,
    }),
    'month-last-weekday': (_day: string, weekday: string) => ({
      fr: `Tous les mois, le dernier ${weekday}`,
      en: `Every month, on the last ${weekday}`,
    }),
    year: () => ({ fr: 'Tous les ans', en: 'Every year' }),
  },
  ends: { fr: 'Fin de la répétition', en: 'End of the repetition' },
  untilDate: { fr: 'Jusqu’à une date', en: 'Until a date' },
  afterTimes: { fr: 'Après un nombre de fois', en: 'After a number of times' },
  until: { fr: 'Dernier jour possible', en: 'Last possible day' },
  times: { fr: 'Nombre de fois', en: 'Number of times' },
  dateFirst: { fr: 'Donnez d’abord la date de l’événement.', en: 'Give the event’s date first.' },
  dates: { fr: 'Les dates', en: 'The dates' },
  datesHelp: {
    fr: 'Décochez celles où il n’a pas lieu.',
    en: 'Untick those on which it does not take place.',
  },
  cut: (years: number) => ({
    fr: `La répétition s’arrête là : ${years} ans et 200 dates au plus.`,
    en: `The repetition ends here: ${years} years and 200 dates at most.`,
  }),
  repeatTotal: (dates: number, publications: number) => ({
    fr:
      publications === 0
        ? frenchCount(dates, 'événement', 'événements')
        : `${frenchCount(dates, 'événement', 'événements')}, ${frenchCount(publications, 'publication', 'publications')} en tout`,
    en:
      publications === 0
        ? count(dates, 'event')
        : `${count(dates, 'event')}, ${count(publications, 'post')} in all`,
  }),
  scope: { fr: 'Ce changement est pour', en: 'This change is for' },
  scopes: {
    this: { fr: 'Cette date seule', en: 'This date only' },
    following: { fr: 'Cette date et les suivantes', en: 'This date and those after it' },
    all: { fr: 'Toutes les dates à venir', en: 'All dates to come' },
  },
  inSeries: { fr: 'Cet événement se répète.', en: 'This event repeats.' },
  duplicate: { fr: 'Dupliquer', en: 'Duplicate' },
  duplicatePost: { fr: 'Dupliquer cette publication', en: 'Duplicate this post' },
  duplicated: {
    fr: 'Copie à compléter : la date proposée est le même jour de semaine, un an plus tard.',
    en: 'A copy to complete: the date offered is the same weekday, a year later.',
  },
})

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
