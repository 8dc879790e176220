import { translated } from '../language.ts'

/** The words of the opening hours in the language in force: they come with them, for few open them. */
export const hoursMessages = translated({
  none: {
    fr: 'Aucun horaire n’est encore réglé : tant qu’il en manque, les délais en heures d’ouverture valent zéro.',
    en: 'No hours are set yet: until then, reply times in opening hours are zero.',
  },
  current: { fr: 'En vigueur', en: 'In force' },
  from: (date: string) => ({ fr: `À partir du ${date}`, en: `From ${date}` }),
  change: { fr: 'Modifier les horaires', en: 'Change the hours' },
  changeHelp: {
    fr: 'Un changement vaut à partir de sa date\u00a0: les délais déjà mesurés avant elle ne bougent pas, sauf s’il remplace les premiers horaires.',
    en: 'A change holds from its date on: reply times measured before it do not move, unless it replaces the first hours.',
  },
  saved: (date: string) => ({
    fr: `Les horaires valent à partir du ${date}.`,
    en: `The hours hold from ${date}.`,
  }),
  startsOn: { fr: 'Valable à partir du', en: 'In force from' },
  startsOnHelp: {
    fr: 'Avant cette date, les anciens horaires continuent de compter.',
    en: 'Before this date, the old hours still count.',
  },
  isFirst: {
    fr: 'Ce sont les premiers horaires\u00a0: ils valent aussi pour tout ce qui a été écrit avant cette date, et les délais en seront recalculés.',
    en: 'These are the first hours: they hold for all that was written before this date too, and its reply times will be reckoned anew.',
  },
  week: { fr: 'La semaine', en: 'The week' },
  days: {
    mon: { fr: 'Lundi', en: 'Monday' },
    tue: { fr: 'Mardi', en: 'Tuesday' },
    wed: { fr: 'Mercredi', en: 'Wednesday' },
    thu: { fr: 'Jeudi', en: 'Thursday' },
    fri: { fr: 'Vendredi', en: 'Friday' },
    sat: { fr: 'Samedi', en: 'Saturday' },
    sun: { fr: 'Dimanche', en: 'Sunday' },
  },
  closed: { fr: 'Fermé', en: 'Closed' },
  // A line may end after a dash, even before a no-break space, but for the word joiner.
  interval: (start: string, end: string) => `${start}\u00a0–\u2060\u00a0${end}`,
  and: { fr: ' et ', en: ' and ' },
  dash: '–',
  startLabel: (day: string, rank: number) => ({
    fr: `${day}, ouverture ${rank}`,
    en: `${day}, opening ${rank}`,
  }),
  endLabel: (day: string, rank: number) => ({
    fr: `${day}, fermeture ${rank}`,
    en: `${day}, closing ${rank}`,
  }),
  removeInterval: (day: string, rank: number) => ({
    fr: `Retirer la plage ${rank} : ${day}`,
    en: `Remove hours ${rank}: ${day}`,
  }),
  open: { fr: 'Ouvrir ce jour', en: 'Open on this day' },
  addInterval: { fr: 'Ajouter une plage', en: 'Add hours' },
  holidays: { fr: 'Jours fériés', en: 'Public holidays' },
  holidaysHelp: {
    fr: 'La mairie est fermée ces jours-là.',
    en: 'The mairie is closed on those days.',
  },
  holidayChoices: {
    FR: { fr: 'Fermée les 11 jours fériés', en: 'Closed on the 11 public holidays' },
    'FR-alsace-moselle': {
      fr: 'Fermée les 13 jours fériés d’Alsace-Moselle',
      en: 'Closed on the 13 public holidays of Alsace-Moselle',
    },
    none: { fr: 'Ouverte les jours fériés', en: 'Open on public holidays' },
  },
  closedDays: { fr: 'Jours de fermeture', en: 'Closed days' },
  closedHelp: { fr: 'Un pont, une semaine de congés.', en: 'A bridge day, a week of leave.' },
  specialDays: { fr: 'Ouvertures exceptionnelles', en: 'Special openings' },
  specialHelp: {
    fr: 'Les heures de ce jour-là remplacent les heures habituelles.',
    en: 'That day’s hours replace the usual ones.',
  },
  special: (date: string, hours: string) => ({ fr: `${date} : ${hours}`, en: `${date}: ${hours}` }),
  addDate: { fr: 'Ajouter', en: 'Add' },
  removeDate: (date: string) => ({ fr: `Retirer ${date}`, en: `Remove ${date}` }),
  copy: { fr: 'Mêmes heures les autres jours ouverts', en: 'Same hours on the other open days' },
  copied: (day: string) => ({
    fr: `Les heures de ${day} sont copiées sur les autres jours ouverts.`,
    en: `The hours of ${day} are copied to the other open days.`,
  }),
  edit: { fr: 'Modifier', en: 'Change' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removed: (date: string) => ({
    fr: `Les horaires à partir du ${date} sont retirés.`,
    en: `The hours from ${date} are removed.`,
  }),
  undone: { fr: 'Les horaires précédents sont remis.', en: 'The earlier hours are back.' },
  past: { fr: 'Anciens horaires', en: 'Earlier hours' },
  fromTo: (from: string, to: string) => ({
    fr: `Du ${from} au ${to}`,
    en: `From ${from} to ${to}`,
  }),
  until: (to: string) => ({ fr: `Jusqu’au ${to}`, en: `Until ${to}` }),
  replaces: {
    fr: 'Ces horaires remplacent ceux qui valent depuis cette date.',
    en: 'These hours replace those that hold since this date.',
  },
  isPast: {
    fr: 'Cette date est passée : les délais mesurés depuis seront recalculés.',
    en: 'This date is past: reply times measured since will be reckoned anew.',
  },
  bridges: { fr: 'Ponts de l’année à venir', en: 'Bridge days of the year to come' },
  bridge: (date: string, holiday: string) => `${date} (${holiday})`,
  closeOn: { fr: 'Fermer', en: 'Close' },
  targets: {
    title: { fr: 'Objectif de réponse', en: 'Reply target' },
    lead: {
      fr: 'Au-delà, une réponse est en retard. Un canal peut avoir le sien : des minutes d’ouverture, ou des jours ouvrés pour une adresse de courriel.',
      en: 'Beyond it, a reply is late. A channel may have its own: minutes of opening hours, or working days for a mailbox.',
    },
    commune: { fr: 'La mairie', en: 'The mairie' },
    asCommune: (target: string) => ({
      fr: `Comme la mairie (${target})`,
      en: `As the mairie (${target})`,
    }),
    like: { fr: 'comme la mairie', en: 'as the mairie' },
    since: (date: string) => ({ fr: `, depuis le ${date}`, en: `, since ${date}` }),
    fromOn: (date: string, target: string) => ({
      fr: `À partir du ${date} : ${target}`,
      en: `From ${date}: ${target}`,
    }),
    edit: { fr: 'Modifier', en: 'Change' },
    remove: { fr: 'Retirer', en: 'Remove' },
    removed: (name: string, date: string) => ({
      fr: `L’objectif à partir du ${date} est retiré : ${name}.`,
      en: `The target from ${date} is removed: ${name}.`,
    }),
    saved: (name: string, date: string) => ({
      fr: `L’objectif vaut à partir du ${date} : ${name}.`,
      en: `The target holds from ${date}: ${name}.`,
    }),
    undone: { fr: 'L’objectif précédent est remis.', en: 'The target before is back.' },
    formTitle: (name: string) => ({
      fr: `Objectif de réponse : ${name}`,
      en: `Reply target: ${name}`,
    }),
    kind: { fr: 'Objectif', en: 'Target' },
    kinds: {
      minutes: { fr: 'En minutes d’ouverture', en: 'In minutes of opening hours' },
      workingDays: { fr: 'En jours ouvrés', en: 'In working days' },
    },
    minutes: 'Minutes',
    days: { fr: 'Jours ouvrés', en: 'Working days' },
    minutesHelp: { fr: 'Seules comptent les heures d’ouverture.', en: 'Only opening hours count.' },
    daysHelp: {
      fr: 'Jusqu’à la fermeture du dernier jour. Le jour d’arrivée ne compte pas, et ce qui arrive hors horaires arrive à l’ouverture suivante.',
      en: 'Until closing time of the last day. The day of arrival does not count, and what arrives outside opening hours arrives at the next opening.',
    },
    startsOn: { fr: 'À partir du', en: 'From' },
    startsOnHelp: {
      fr: 'Ce qui est arrivé avant cette date garde son objectif.',
      en: 'What arrived before that date keeps its target.',
    },
    isPast: {
      fr: 'Cette date est passée : ce qui est arrivé depuis sera jugé à nouveau.',
      en: 'That date is past: what arrived since will be judged anew.',
    },
    replaces: {
      fr: 'Cet objectif remplace celui qui vaut depuis cette date.',
      en: 'This target takes the place of the one that holds from that date.',
    },
  },
  preview: {
    title: { fr: 'Ce que compterait un message', en: 'What a message would count' },
    help: {
      fr: 'Avec les horaires ci-dessus, même s’ils ne sont pas enregistrés.',
      en: 'By the hours above, even if they are not saved.',
    },
    at: { fr: 'Reçu le', en: 'Received on' },
    atHelp: { fr: 'Laissez vide pour maintenant.', en: 'Leave empty for now.' },
    now: { fr: 'Maintenant', en: 'Now' },
    elapsed: { fr: 'Réponse après', en: 'Reply after' },
    counts: { fr: 'Compte en heures d’ouverture', en: 'Counts in opening hours' },
    target: { fr: 'Objectif', en: 'Target' },
    onTime: { fr: 'Tenu', en: 'Held' },
    late: { fr: 'En retard', en: 'Late' },
    notYet: (date: string) => ({
      fr: `Ces horaires ne valent qu’à partir du ${date} : choisissez un instant à partir de cette date pour les essayer.`,
      en: `These hours hold only from ${date}: choose a time from that date on to try them.`,
    }),
    wrong: { fr: 'Corrigez d’abord les heures ci-dessus.', en: 'Correct the hours above first.' },
  },
  wrong: (days: string) => ({
    fr: `Des heures se chevauchent ou sont à l’envers : ${days}. Corrigez-les, puis enregistrez.`,
    en: `Some hours overlap or are the wrong way round: ${days}. Correct them, then save.`,
  }),
  department: { fr: 'Département', en: 'Department' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  postcodeHelp: {
    fr: 'Il suit le nom de la commune dans ce que lisent vos voisins : annonces, courriels, calendriers.',
    en: 'It stands beside the commune’s name in all that your neighbours read: posts, mails, calendars.',
  },
  postcodeOdd: {
    fr: 'Un code postal a cinq chiffres : par exemple 51330.',
    en: 'A postcode has five digits: for example 51330.',
  },
  departmentHelp: {
    fr: 'Son numéro, pour les vacances scolaires.',
    en: 'Its number, for the school holidays.',
  },
  departmentOdd: {
    fr: 'Ce n’est pas un numéro de département : par exemple 21, 2A ou 971.',
    en: 'That is no department’s number: for example 21, 2A or 971.',
  },
  departmentZone: (zone: string) => ({
    fr: `Vacances scolaires de la zone ${zone}.`,
    en: `School holidays of zone ${zone}.`,
  }),
  departmentNoZone: {
    fr: 'Ce département n’a pas de zone : son rectorat fixe ses propres vacances.',
    en: 'This department has no zone: its rector sets its own holidays.',
  },
})
