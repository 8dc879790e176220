import {
  englishCount,
  englishList,
  englishLocalTime,
  englishNumber,
  englishPeriod,
} from '../language/english.ts'
import {
  frenchCount,
  frenchList,
  frenchLocalTime,
  frenchNumber,
  frenchPeriod,
  NBSP,
} from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`

/** « la ligne 4 », or the title of what has no line. */
const placeFr = (line: number | null, title: string) =>
  line === null ? quoted(title) : `la ligne ${line}`
const placeEn = (line: number | null, title: string) =>
  line === null ? `“${title}”` : `line ${line}`

/** « Ligne 4, « Loto » », as a sentence about it begins. */
function headFr(line: number | null, title: string): string {
  const named = title === '' ? '' : quoted(title)
  if (line === null) return named === '' ? 'Un événement' : named
  return named === '' ? `Ligne ${line}` : `Ligne ${line}, ${named}`
}
function headEn(line: number | null, title: string): string {
  const named = title === '' ? '' : `“${title}”`
  if (line === null) return named === '' ? 'An event' : named
  return named === '' ? `Line ${line}` : `Line ${line}, ${named}`
}

export const eventImportSentences = sentences('event-import', {
  import: { fr: 'Cet import', en: 'This import' },
  undoneAlready: (at: string) => ({
    fr: `Cet import a déjà été annulé, le ${frenchLocalTime(at)}.`,
    en: `This import was undone already, on ${englishLocalTime(at)}.`,
  }),
  ofLine: (line: number | null, title: string, why: Sentence) => ({
    fr: `${headFr(line, title)}${NBSP}: ${why.fr}`,
    en: `${headEn(line, title)}: ${why.en}`,
  }),

  emptyFile: {
    fr: 'Le fichier est vide : choisissez-en un autre.',
    en: 'The file is empty: choose another.',
  },
  fileTooLarge: (megabytes: number) => ({
    fr: `Ce fichier dépasse ${frenchNumber(megabytes)}${NBSP}Mo : coupez-le en plusieurs.`,
    en: `This file is larger than ${englishNumber(megabytes)}${NBSP}MB: cut it into several.`,
  }),
  noText: {
    fr: 'Ce fichier n’est pas du texte : enregistrez votre tableau en CSV, ou exportez votre agenda en .ics.',
    en: 'This file is not text: save your table as CSV, or export your calendar as .ics.',
  },
  workbook: {
    fr: 'Ce fichier est un classeur (.xlsx ou .ods), ou un ZIP : dans Excel ou LibreOffice, « Enregistrer sous », type « CSV », puis choisissez ce nouveau fichier.',
    en: 'This file is a workbook (.xlsx or .ods), or a ZIP: in Excel or LibreOffice, “Save as”, type “CSV”, then choose that new file.',
  },
  oldWorkbook: {
    fr: 'Ce fichier est un ancien classeur Excel (.xls) : « Enregistrer sous », type « CSV », puis choisissez ce nouveau fichier.',
    en: 'This file is an old Excel workbook (.xls): “Save as”, type “CSV”, then choose that new file.',
  },
  pdf: {
    fr: 'Ce fichier est un PDF : demandez le tableau d’origine, et enregistrez-le en CSV.',
    en: 'This file is a PDF: ask for the table that it was made from, and save that as CSV.',
  },
  fileTooHard: {
    fr: 'Ce fichier est trop long ou trop compliqué à lire : coupez-le en plusieurs, ou exportez les événements à venir seuls.',
    en: 'This file is too long or too complicated to read: cut it into several, or export the events to come alone.',
  },
  tooManyEvents: (count: number, most: number) => ({
    fr: `Ce fichier a ${frenchCount(count, 'événement', 'événements')}, et Tambour en prend ${frenchNumber(most)} à la fois : coupez-le en plusieurs.`,
    en: `This file has ${englishCount(count, 'event', 'events')}, and Tambour takes ${englishNumber(most)} at a time: cut it into several.`,
  }),

  noTable: {
    fr: 'Ce fichier n’est pas un tableau : il faut une ligne de titres, puis une ligne par événement.',
    en: 'This file is not a table: it takes a line of headings, then a line for each event.',
  },
  oneLineOnly: {
    fr: 'Ce tableau n’a qu’une ligne : il faut une ligne de titres, puis une ligne par événement.',
    en: 'This table has one line only: it takes a line of headings, then a line for each event.',
  },
  columnsLeft: (count: number, names: string[]) => ({
    fr: `${count > 1 ? 'Colonnes laissées de côté' : 'Colonne laissée de côté'}${NBSP}: ${frenchList(names.map(quoted))}.`,
    en: `${count > 1 ? 'Columns left aside' : 'Column left aside'}: ${englishList(names.map(name => `“${name}”`))}.`,
  }),

  noEvents: {
    fr: 'Cet agenda ne contient aucun événement.',
    en: 'This calendar holds no event.',
  },
  nothingToCome: {
    fr: 'Tous les événements de cet agenda sont passés ou annulés : il n’y a rien à importer.',
    en: 'All events of this calendar are over or cancelled: there is nothing to import.',
  },
  calendarBroken: {
    fr: 'Cet agenda est incomplet ou abîmé : exportez-le à nouveau.',
    en: 'This calendar is incomplete or damaged: export it again.',
  },
  tooManyRepetitions: {
    fr: 'Cet agenda a trop de répétitions à la fois : exportez-en une partie, ou les événements à venir seuls.',
    en: 'This calendar has too many repetitions at once: export a part of it, or the events to come alone.',
  },
  pastLeft: (count: number) => ({
    fr: `${frenchCount(count, 'événement déjà passé laissé', 'événements déjà passés laissés')} de côté.`,
    en: `${englishCount(count, 'event', 'events')} already over, left aside.`,
  }),
  cancelledLeft: (count: number) => ({
    fr: `${frenchCount(count, 'événement annulé laissé', 'événements annulés laissés')} de côté.`,
    en: `${englishCount(count, 'cancelled event', 'cancelled events')} left aside.`,
  }),
  repeatsFurther: (title: string, years: number, dates: number) => ({
    fr: `${quoted(title)} se répète plus loin${NBSP}: Tambour en prend ${years} ans, et ${dates} dates, au plus.`,
    en: `“${title}” repeats further: Tambour takes ${years} years of it, and ${dates} dates, at most.`,
  }),
  zoneUnknown: (zone: string) => ({
    fr: `Le fuseau ${quoted(zone)} est inconnu${NBSP}: les heures sont lues comme celles de la commune.`,
    en: `The time zone “${zone}” is unknown: times are read as those of the commune.`,
  }),
  dateUnreadable: {
    fr: 'La date de cet événement ne se lit pas.',
    en: 'This event’s date cannot be read.',
  },

  twice: (line: number | null, title: string) => ({
    fr: `En double${NBSP}: ${placeFr(line, title)} dit la même chose.`,
    en: `Twice: ${placeEn(line, title)} says the same.`,
  }),
  sameOfFile: (line: number | null, title: string) => ({
    fr: `En double${NBSP}: ${placeFr(line, title)} est le même événement du fichier.`,
    en: `Twice: ${placeEn(line, title)} is the same event of the file.`,
  }),
  begunAlready: {
    fr: 'Déjà commencé ou passé : rien ne sera plus annoncé avant lui.',
    en: 'Begun or over already: nothing will be announced before it any more.',
  },
  sameDay: (titles: string[]) => ({
    fr: `Le même jour${NBSP}: ${frenchList(titles.map(quoted))}.`,
    en: `The same day: ${englishList(titles.map(title => `“${title}”`))}.`,
  }),
  putOffSince: (at: string) => ({
    fr: `Reporté dans Tambour depuis${NBSP}: sa date reste le ${frenchLocalTime(at)}.`,
    en: `Put off in Tambour since: its date stays ${englishLocalTime(at)}.`,
  }),
  staysPostponed: {
    fr: 'Reporté sans nouvelle date dans Tambour : il le reste.',
    en: 'Put off without a new date in Tambour: it stays so.',
  },
  staysCancelled: {
    fr: 'Annulé dans Tambour : il le reste.',
    en: 'Cancelled in Tambour: it stays so.',
  },
  markedPrivate: {
    fr: 'Marqué privé dans cet agenda : vérifiez qu’il peut être public.',
    en: 'Marked private in this calendar: make sure that it may be public.',
  },
  titleMissing: { fr: 'Le titre manque.', en: 'The title is missing.' },
  titleTooLong: {
    fr: 'Le titre dépasse 140 signes : raccourcissez-le.',
    en: 'The title is longer than 140 characters: shorten it.',
  },
  placeMissing: (commune: string) => ({
    fr: `Le lieu manque${NBSP}: ce sera ${quoted(commune)}.`,
    en: `The place is missing: it will be “${commune}”.`,
  }),
  placeTooLong: {
    fr: 'Le lieu dépasse 200 signes : raccourcissez-le.',
    en: 'The place is longer than 200 characters: shorten it.',
  },
  textMissing: {
    fr: 'Sans texte : les publications diront le titre, la date et le lieu.',
    en: 'Without a text: posts will say the title, the date and the place.',
  },
  linkLeft: {
    fr: 'Le lien n’est pas une adresse web : il est laissé de côté.',
    en: 'The link is not a web address: it is left aside.',
  },
  timeMissing: {
    fr: 'L’heure manque : donnez-la, ou une heure pour tous ceux qui n’en ont pas.',
    en: 'The time is missing: give it, or one for all that have none.',
  },
  dateMissing: { fr: 'La date manque.', en: 'The date is missing.' },
  noSuchDate: (from: string, to: string) => ({
    fr: `Cette date n’existe pas, ou n’est pas ${frenchPeriod(from, to)}.`,
    en: `This date does not exist, or is not from ${englishPeriod(from, to)}.`,
  }),
  noSuchEnd: (from: string, to: string) => ({
    fr: `Cette date de fin n’existe pas, ou n’est pas ${frenchPeriod(from, to)}.`,
    en: `This end date does not exist, or is not from ${englishPeriod(from, to)}.`,
  }),
  endsBeforeItBegins: (end: string) => ({
    fr: `La fin, ${frenchLocalTime(end)}, est avant le début.`,
    en: `The end, ${englishLocalTime(end)}, is before the start.`,
  }),
})
