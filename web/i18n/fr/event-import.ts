import { frenchCount, isSingular } from '../../../server/language/french.ts'
import { elided } from '../../../server/language/typeset.ts'

/** A whole season from a file, what repeats, and what is made again. */
export const eventImport = {
  title: 'Importer une saison',
  lead: 'Le tableau ou l’agenda d’une année, vu ligne à ligne avant que rien ne soit créé.',
  allDay: (day: string) => `${day}, toute la journée`,
  open: 'Importer une saison',
  chooseTitle: 'Le fichier',
  file: 'Tableau CSV ou agenda .ics',
  fileHelp:
    'D’Excel ou de LibreOffice : « Enregistrer sous », type CSV. De Google, Outlook, Nextcloud ou OpenAgenda : exportez l’agenda. 2 Mo et 1 000 événements au plus.',
  template: 'Télécharger un tableau à remplir',
  noFile: 'Choisissez un fichier.',
  tooLarge: 'Ce fichier dépasse 2 Mo : coupez-le en plusieurs.',
  read: 'Lire le fichier',
  sending: 'Envoi du fichier',
  nothingMade: 'Rien n’a été créé.',
  another: 'Choisir un autre fichier',
  understood: 'Ce qui a été compris',
  facts: (kind: 'csv' | 'ics', encoding: string, count: number) =>
    `${kind === 'csv' ? 'Tableau' : 'Agenda'} (${encoding}) : ${frenchCount(count, 'événement', 'événements')}.`,
  columns: 'Les colonnes',
  columnsHelp: 'Corrigez ce que contient une colonne, puis relisez le fichier.',
  column: (header: string) => `La colonne « ${header} »`,
  noHeader: 'sans titre',
  example: (text: string) => `par exemple « ${text} »`,
  holds: {
    none: 'Laisser de côté',
    title: 'Titre',
    date: 'Date (et heure)',
    endDate: 'Date de fin',
    time: 'Heure (ou horaires)',
    endTime: 'Heure de fin',
    place: 'Lieu',
    room: 'Salle',
    text: 'Description',
    organiser: 'Organisateur',
    link: 'Lien',
  },
  readAgain: 'Relire avec ces colonnes',
  announcing: 'Les publications',
  plan: 'Plan de chaque événement',
  noPlan: 'Aucune publication pour l’instant',
  hour: 'Heure de ceux qui n’en ont pas',
  hourHelp: 'Laissez vide pour la donner à chacun.',
  linesTitle: 'Ce qui sera créé',
  show: 'Montrer',
  shows: {
    all: (count: number) => `Tous (${count})`,
    warned: (count: number) => `À vérifier (${count})`,
    refused: (count: number) => `À corriger (${count})`,
  },
  step: (when: string, name: string) => `${when} : ${name}`,
  line: (line: number) => `ligne ${line}`,
  take: (title: string) => `Importer « ${title} »`,
  noTitle: 'sans titre',
  noDate: 'sans date',
  becomes: { new: 'À créer', known: 'Déjà là', refused: 'À corriger' },
  ofSeries: 'se répète',
  correct: 'Corriger',
  corrected: 'Terminé',
  posts: (count: number) => frenchCount(count, 'publication', 'publications'),
  seeSteps: (count: number) => `Voir ${isSingular(count) ? 'l’étape' : `les ${count} étapes`}`,
  internal: 'rappel à la mairie',
  tooLate: 'déjà passée',
  more: (count: number) => `Montrer les ${count} suivants`,
  checking: 'Vérification en cours',
  knownTitle: 'Événements déjà là',
  known: {
    skip: 'Les laisser comme ils sont',
    update: 'Les mettre à jour avec le fichier',
  },
  total: (made: number, known: number, publications: number) =>
    [
      frenchCount(made, 'événement à créer', 'événements à créer'),
      ...(known > 0 ? [frenchCount(known, 'déjà là', 'déjà là')] : []),
      frenchCount(publications, 'publication', 'publications'),
    ].join(', '),
  pastTotal: (count: number) =>
    `${frenchCount(count, 'étape est déjà passée et sera laissée', 'étapes sont déjà passées et seront laissées')} de côté.`,
  many: (count: number) =>
    `Cela fait ${frenchCount(count, 'publication', 'publications')} : vos abonnés les verront toutes. Un plan plus court suffit peut-être.`,
  refusedLeft: (count: number) =>
    `${frenchCount(count, 'événement est à corriger', 'événements sont à corriger')}, ou à décocher.`,
  make: (count: number) => `Importer ${frenchCount(count, 'événement', 'événements')}`,
  makeAsking: (count: number) =>
    `Importer ${frenchCount(count, 'événement', 'événements')} et demander la validation`,
  making: (count: number) =>
    `Import de ${frenchCount(count, 'événement', 'événements')} : tout sera créé, ou rien. Gardez cette page ouverte.`,
  nothingToMake: 'Cochez au moins un événement.',
  done: 'Saison importée',
  doneText: (made: number, updated: number, skipped: number, publications: number) =>
    `${frenchCount(made, 'événement créé', 'événements créés')}, ${updated} mis à jour, ${skipped} déjà là. ${frenchCount(publications, 'publication programmée', 'publications programmées')}.`,
  doneAsking: (made: number, updated: number, skipped: number, publications: number) =>
    `${frenchCount(made, 'événement créé', 'événements créés')}, ${updated} mis à jour, ${skipped} déjà là. ${frenchCount(publications, 'publication envoyée pour validation', 'publications envoyées pour validation')}.`,
  seeEvents: 'Voir les événements',
  undo: 'Annuler l’import',
  undoTitle: (name: string) => `Annuler l’import ${elided('de', name)} ?`,
  undoText:
    'Les événements créés par cet import disparaissent avec leurs publications programmées. Ceux dont une publication est déjà sortie restent, et ce qui a été mis à jour aussi.',
  undone: (removed: number, kept: number) =>
    kept === 0
      ? `${frenchCount(removed, 'événement retiré', 'événements retirés')}.`
      : `${frenchCount(removed, 'événement retiré', 'événements retirés')} ; ${frenchCount(kept, 'gardé', 'gardés')}, déjà publié en partie.`,
  imports: 'Derniers imports',
  imported: (when: string, by: string) => `${when}, par ${by}`,
  importCounts: (made: number, left: number) =>
    `${frenchCount(made, 'événement créé', 'événements créés')}, ${left} encore là`,
  wasUndone: (when: string) => `annulé ${when}`,
  noChange: 'Voir l’événement',
  fields: {
    title: 'Titre',
    start: 'Début',
    end: 'Fin',
    place: 'Lieu',
    text: 'Texte',
    link: 'Lien',
  },

  // In the form of an event.
  repeats: 'Se répète',
  once: 'Une seule fois',
  kinds: {
    week: (_day: string, weekday: string) => `Toutes les semaines, le ${weekday}`,
    'two-weeks': (_day: string, weekday: string) => `Toutes les deux semaines, le ${weekday}`,
    'month-date': (day: string) => `Tous les mois, le ${day}`,
    'month-weekday': (_day: string, weekday: string, nth: number) =>
      `Tous les mois, le ${nth === 1 ? '1er' : `${nth}e`} ${weekday}`,
    'month-last-weekday': (_day: string, weekday: string) => `Tous les mois, le dernier ${weekday}`,
    year: () => 'Tous les ans',
  },
  ends: 'Fin de la répétition',
  untilDate: 'Jusqu’à une date',
  afterTimes: 'Après un nombre de fois',
  until: 'Dernier jour possible',
  times: 'Nombre de fois',
  dateFirst: 'Donnez d’abord la date de l’événement.',
  dates: 'Les dates',
  datesHelp: 'Décochez celles où il n’a pas lieu.',
  cut: (years: number) => `La répétition s’arrête là : ${years} ans et 200 dates au plus.`,
  repeatTotal: (dates: number, publications: number) =>
    publications === 0
      ? frenchCount(dates, 'événement', 'événements')
      : `${frenchCount(dates, 'événement', 'événements')}, ${frenchCount(publications, 'publication', 'publications')} en tout`,
  scope: 'Ce changement est pour',
  scopeDelete: 'Supprimer',
  scopes: {
    this: 'Cette date seule',
    following: 'Cette date et les suivantes',
    all: 'Toutes les dates à venir',
  },
  inSeries: 'Cet événement se répète.',
  duplicate: 'Dupliquer',
  duplicatePost: 'Dupliquer cette publication',
  duplicated: 'Copie à compléter : la date proposée est le même jour de semaine, un an plus tard.',
}
