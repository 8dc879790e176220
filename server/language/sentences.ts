import { englishDate, englishWeekday } from './english.ts'
import { frenchDate, frenchWeekday, NBSP } from './french.ts'
import { sentences } from './sentence.ts'

const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`

/** The days of France, by their names. */
export const dayNames = sentences('days', {
  newYear: { fr: 'Jour de l’an', en: 'New Year’s Day' },
  goodFriday: { fr: 'Vendredi saint', en: 'Good Friday' },
  easterMonday: { fr: 'Lundi de Pâques', en: 'Easter Monday' },
  labourDay: { fr: 'Fête du Travail', en: 'Labour Day' },
  victory: { fr: 'Victoire de 1945', en: 'Victory Day 1945' },
  ascension: { fr: 'Ascension', en: 'Ascension Day' },
  whitMonday: { fr: 'Lundi de Pentecôte', en: 'Whit Monday' },
  nationalDay: { fr: 'Fête nationale', en: 'National day' },
  assumption: { fr: 'Assomption', en: 'Assumption' },
  allSaints: { fr: 'Toussaint', en: 'All Saints’ Day' },
  armistice: { fr: 'Armistice de 1918', en: 'Armistice Day 1918' },
  christmas: { fr: 'Noël', en: 'Christmas Day' },
  boxingDay: { fr: 'Lendemain de Noël', en: 'Boxing Day' },
  allSaintsHolidays: { fr: 'Vacances de la Toussaint', en: 'All Saints’ holidays' },
  christmasHolidays: { fr: 'Vacances de Noël', en: 'Christmas holidays' },
  winterHolidays: { fr: 'Vacances d’hiver', en: 'Winter holidays' },
  springHolidays: { fr: 'Vacances de printemps', en: 'Spring holidays' },
  ascensionBridge: { fr: 'Pont de l’Ascension', en: 'Ascension weekend' },
  summerHolidays: { fr: 'Vacances d’été', en: 'Summer holidays' },
  ofCommunes: { fr: 'élections municipales', en: 'municipal elections' },
  ofPresident: { fr: 'élection présidentielle', en: 'presidential election' },
  ofDepartments: {
    fr: 'élections départementales et régionales',
    en: 'departmental and regional elections',
  },
  ofParliaments: {
    fr: 'élections législatives et européennes',
    en: 'parliamentary and European elections',
  },
})

/** What is wrong with a date or a time that somebody wrote. */
export const whenSentences = sentences('when', {
  noSuchDate: (date: string) => ({
    fr: `${quoted(date)} n’est pas une date qui existe.`,
    en: `“${date}” is not a date that exists.`,
  }),
  yearMissing: (date: string) => ({
    fr: `Il manque l’année à ${quoted(date)}.`,
    en: `“${date}” lacks its year.`,
  }),
  noSuchTime: (time: string) => ({
    fr: `${quoted(time)} n’est pas une heure qui existe.`,
    en: `“${time}” is not a time that exists.`,
  }),
  otherWeekday: (date: string, named: string) => ({
    fr: `Le ${frenchDate(date)} est un ${frenchWeekday(date)}, et non un ${named}${NBSP}: vérifiez la date.`,
    en: `${englishDate(date)} is a ${englishWeekday(date)}, and not a “${named}”: check the date.`,
  }),
  severalTimes: (text: string) => ({
    fr: `${quoted(text)} a plusieurs horaires${NBSP}: seul le premier est pris.`,
    en: `“${text}” has several times: only the first is taken.`,
  }),
  universalTime: (text: string) => ({
    fr: `${quoted(text)} est en temps universel${NBSP}: vérifiez l’heure.`,
    en: `“${text}” is in universal time: check the time.`,
  }),
  unreadable: (text: string) => ({
    fr: `${quoted(text)} ne se lit pas comme une date ou une heure.`,
    en: `“${text}” cannot be read as a date or a time.`,
  }),
})
