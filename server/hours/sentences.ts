import { englishDate, englishInstant, englishTime } from '../language/english.ts'
import {
  type DateParts,
  frenchDate,
  frenchInstant,
  frenchTime,
  localDay,
  localFields,
  localMinute,
} from '../language/french.ts'
import { sentences, type Translations } from '../language/sentence.ts'

/** When a message arrives: `at` in ms UTC, told by the clocks of `zone`; `isNow`: it is the present. */
export type Arrival = { at: number; isNow: boolean; zone: string }

export const hoursSentences = sentences('hours', {
  aimBeyondTarget: (aimMinutes: number, targetMinutes: number) => ({
    fr: `Le premier seuil (${aimMinutes} min) ne peut pas dépasser l’objectif (${targetMinutes} min).`,
    en: `The first line (${aimMinutes} min) cannot be after the target (${targetMinutes} min).`,
  }),
  targetBeforeAim: (targetMinutes: number, aimMinutes: number) => ({
    fr: `L’objectif (${targetMinutes} min) ne peut pas être plus court que le premier seuil (${aimMinutes} min) : abaissez d’abord celui-ci dans Réglages › Commune.`,
    en: `The target (${targetMinutes} min) cannot be before the first line (${aimMinutes} min): lower that one first in Settings › Commune.`,
  }),
  communeWithoutTarget: {
    fr: 'La mairie a toujours un objectif : donnez des minutes ou des jours ouvrés.',
    en: 'The mairie always has a target: give minutes or working days.',
  },
  sameTargetStart: (date: string) => ({
    fr: `Deux objectifs commencent le ${date} : gardez-en un.`,
    en: `Two targets begin on ${date}: keep one of them.`,
  }),
  thisChannel: { fr: 'Ce canal', en: 'This channel' },
  wrongHours: (problem: Translations) => ({
    fr: `Les heures d’ouverture : ${problem.fr}.`,
    en: `The opening hours: ${problem.en}.`,
  }),
  sameStart: (date: string) => ({
    fr: `Deux calendriers commencent le ${date} : gardez-en un.`,
    en: `Two calendars begin on ${date}: keep one of them.`,
  }),
  fileNotJson: {
    fr: 'Calendrier : ce n’est pas du JSON.',
    en: 'Calendar: this is not JSON.',
  },
  wrongFile: (problem: Translations) => ({
    fr: `Calendrier : ${problem.fr}.`,
    en: `Calendar: ${problem.en}.`,
  }),
  mustBeDepartment: {
    fr: 'doit être le numéro d’un département, comme « 21 » ou « 2A »',
    en: 'must be the number of a department, like “21” or “2A”',
  },
  mustBePostcode: {
    fr: 'doit être un code postal de cinq chiffres, comme « 51330 »',
    en: 'must be a postcode of five digits, like “51330”',
  },
  mustBeTime: {
    fr: 'doit être une heure de « 00:00 » à « 24:00 »',
    en: 'must be a time from “00:00” to “24:00”',
  },
  mustBeDate: { fr: 'doit être une date « AAAA-MM-JJ »', en: 'must be a date “YYYY-MM-DD”' },
  mustEndLater: {
    fr: 'doit finir après son début (sinon, deux jours)',
    en: 'must end after its beginning (otherwise, two days)',
  },
  mustBeZone: {
    fr: 'doit être un fuseau horaire comme « Europe/Paris »',
    en: 'must be a time zone like “Europe/Paris”',
  },
  mustBeByDate: {
    fr: 'doit avoir pour clés des dates « AAAA-MM-JJ »',
    en: 'must have dates “YYYY-MM-DD” as its keys',
  },
  tooManyDates: (most: number) => ({
    fr: `doit avoir au plus ${most} dates`,
    en: `must have at most ${most} dates`,
  }),
  /** What is said of what a message would count. */
  noHours: {
    fr: 'Les heures d’ouverture ne sont pas réglées : aucun délai ne court.',
    en: 'No opening hours are set: no reply time runs.',
  },
  runsAtOnce: (arrival: Arrival, dueAt: number | null) => {
    const message = received(arrival)
    const end = late(dueAt, arrival.at, arrival.zone)
    return {
      fr: `${message.fr} : la mairie est ouverte, le délai court tout de suite ; ${end.fr}`,
      en: `${message.en}: the mairie is open, its reply time runs at once; ${end.en}`,
    }
  },
  neverRuns: (arrival: Arrival, why: ClosedFor) => {
    const message = received(arrival)
    return {
      fr: `${message.fr} : la mairie est fermée${closedFor[why].fr} et ces horaires ne prévoient plus d’ouverture, le délai ne commencera jamais à courir.`,
      en: `${message.en}: the mairie is closed${closedFor[why].en} and never opens again by these hours, so that its reply time never begins to run.`,
    }
  },
  runsLater: (arrival: Arrival, why: ClosedFor, startsAt: number, dueAt: number | null) => {
    const { at, zone } = arrival
    const message = received(arrival)
    const start = momentOf(startsAt, at, zone)
    const end = late(dueAt, startsAt, zone)
    return {
      fr: `${message.fr} : la mairie est fermée${closedFor[why].fr}, le délai commencera à courir ${start.fr} ; ${end.fr}`,
      en: `${message.en}: the mairie is closed${closedFor[why].en}, its reply time will begin to run ${start.en}; ${end.en}`,
    }
  },
})

/** Why the mairie is closed at an instant: the usual hours, a public holiday, a closed day. */
export type ClosedFor = 'hours' | 'holiday' | 'closed'
const closedFor: Record<ClosedFor, Translations> = {
  hours: { fr: '', en: '' },
  holiday: { fr: ' (jour férié)', en: ' (public holiday)' },
  closed: { fr: ' (jour de fermeture)', en: ' (closed day)' },
}

function received({ at, isNow, zone }: Arrival): Translations {
  const parts = { weekday: true, year: !isNow }
  const local = localMinute(at, zone)
  const [fr, en] = [frenchDate(local, parts), englishDate(local, parts)]
  const time = timeOf(at, zone)
  return isNow
    ? {
        fr: `Un message reçu maintenant (${fr}, ${time.fr})`,
        en: `A message received now (${en}, ${time.en})`,
      }
    : {
        fr: `Un message reçu le ${fr} à ${time.fr}`,
        en: `A message received on ${en} at ${time.en}`,
      }
}

function late(dueAt: number | null, from: number, zone: string): Translations {
  if (dueAt === null) {
    return { fr: 'une réponse ne serait jamais en retard.', en: 'a reply would never be late.' }
  }
  const isSameDay = localDay(dueAt, zone) === localDay(from, zone)
  const { fr, en } = isSameDay ? timeOf(dueAt, zone) : dayAndTime(dueAt, from, zone)
  return {
    fr: `une réponse serait en retard après ${isSameDay ? '' : 'le '}${fr}.`,
    en: `a reply would be late after ${en}.`,
  }
}

/** « à 14 h » on the same day, else « le jeudi 26 novembre à 9 h ». */
function momentOf(instant: number, from: number, zone: string): Translations {
  const isSameDay = localDay(instant, zone) === localDay(from, zone)
  const { fr, en } = isSameDay ? timeOf(instant, zone) : dayAndTime(instant, from, zone)
  return isSameDay ? { fr: `à ${fr}`, en: `at ${en}` } : { fr: `le ${fr}`, en: `on ${en}` }
}

function timeOf(instant: number, zone: string): Translations {
  const clock = localMinute(instant, zone).slice(11)
  return { fr: frenchTime(instant, zone), en: englishTime(clock) }
}

function dayAndTime(instant: number, from: number, zone: string): Translations {
  const year = localFields(instant, zone).year !== localFields(from, zone).year
  const parts: DateParts = { weekday: true, year }
  return { fr: frenchInstant(instant, zone, parts), en: englishInstant(instant, zone, parts) }
}
