/** A file of more is asked to come in parts: bytes, and events. */
export const largestEventFile = 2 * 1024 * 1024
export const mostImportedEvents = 1_000

/** What a column of a table of events may hold. */
export const importColumns = [
  'title',
  'date',
  'endDate',
  'time',
  'endTime',
  'place',
  'room',
  'text',
  'organiser',
  'link',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** As French offices head their columns, and as Outlook and Google export theirs. */
const headings: Record<ImportColumn, readonly string[]> = {
  title: [
    'titre',
    'nom',
    'manifestation',
    'evenement',
    'intitule',
    'animation',
    'libelle',
    'objet',
    'nom de la manifestation',
    'nom de l evenement',
    'titre de l evenement',
    'nom de l animation',
    'title',
    'subject',
    'summary',
    'name',
    'event',
    'quoi',
  ],
  date: [
    'date',
    'date de debut',
    'date debut',
    'debut',
    'du',
    'le',
    'date de l evenement',
    'date de la manifestation',
    'date et heure',
    'quand',
    'start date',
    'start',
    // Often the day of the week, beside the date.
    'jour',
  ],
  endDate: ['date de fin', 'date fin', 'fin', 'au', 'end date', 'end'],
  time: [
    'heure',
    'heures',
    'horaire',
    'horaires',
    'heure de debut',
    'heure debut',
    'a partir de',
    'start time',
    'time',
  ],
  endTime: ['heure de fin', 'heure fin', 'jusqu a', 'end time'],
  place: [
    'lieu',
    'adresse',
    'endroit',
    'ou',
    'localisation',
    'emplacement',
    'lieu dit',
    'location',
    'place',
  ],
  room: ['salle', 'site', 'espace', 'room'],
  text: [
    'description',
    'texte',
    'observations',
    'observation',
    'remarques',
    'remarque',
    'commentaire',
    'commentaires',
    'details',
    'detail',
    'programme',
    'informations',
    'infos',
    'presentation',
    'contenu',
    'notes',
  ],
  organiser: [
    'organisateur',
    'organisateurs',
    'association',
    'organise par',
    'organisme',
    'organizer',
    'qui',
  ],
  link: [
    'lien',
    'site web',
    'site internet',
    'url',
    'billetterie',
    'inscription',
    'page web',
    'link',
    'website',
  ],
}

/** What each column holds by its heading; null where nobody can tell. Each is taken once. */
export function guessColumns(header: readonly string[]): (ImportColumn | null)[] {
  const names = header.map(plain)
  const holds = names.map((): ImportColumn | null => null)
  for (const column of importColumns) {
    // The first of what says it best: « Date » before « Jour », which may be that of the week.
    const best = headings[column].find(one => names.includes(one))
    if (best !== undefined) holds[names.indexOf(best)] = column
  }
  // « Début, Heure, Fin, Heure »: the second of the same name is the end's.
  const second = names.findIndex((name, at) => holds[at] === null && headings.time.includes(name))
  if (second !== -1 && !holds.includes('endTime')) holds[second] = 'endTime'
  return holds
}

function plain(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/**
 * When something that begins then (local time) and ends at that hour, 'HH:MM', is over: a ball from
 * 20 h to 2 h ends the next day.
 */
export function endOnDayOf(startLocal: string, endTime: string): string {
  const isNextDay = endTime < startLocal.slice(11)
  const date = startLocal.slice(0, 10)
  const day = new Date(Date.parse(`${date}T00:00Z`) + (isNextDay ? 86_400_000 : 0))
  return `${day.toISOString().slice(0, 10)}T${endTime}`
}
