import { englishCount, englishDate, englishInstant, englishNumber } from '../language/english.ts'
import {
  frenchCount,
  frenchDate,
  frenchInstant,
  frenchNumber,
  isSingular,
  localDay,
} from '../language/french.ts'
import { type Sentence, sentences, type Translations } from '../language/sentence.ts'

/** What a network gives nothing of. */
const unread = {
  comments: { fr: 'les commentaires', en: 'comments' },
  private: { fr: 'les messages privés', en: 'private messages' },
}

const notAnInstant = {
  fr: 'doit être un instant ISO 8601 avec son décalage (« Z » ou « +02:00 »), de 1970 à 2199',
  en: 'must be an ISO 8601 instant with its offset (“Z” or “+02:00”), from 1970 to 2199',
}

export const replySentences = sentences('reply-times', {
  thisChannel: { fr: 'Ce canal', en: 'This channel' },
  endsBeforeStart: {
    fr: 'La période finit avant de commencer : échangez ses deux dates.',
    en: 'The period ends before it begins: exchange its two dates.',
  },
  tooManyYears: (most: number) => ({
    fr: `La période dépasse ${most} ans : rapprochez ses deux dates.`,
    en: `The period is longer than ${most} years: bring its two dates closer.`,
  }),
  tooManyListed: (most: number) => ({
    fr: `Cette période a plus de ${frenchNumber(most)} échanges, trop pour une seule liste : rapprochez ses deux dates.`,
    en: `This period has more than ${englishNumber(most)} exchanges, too many for one list: bring its two dates closer.`,
  }),
  changeOutside: {
    fr: 'La date du changement doit être dans la période, et après son premier jour.',
    en: 'The date of the change must be in the period, and after its first day.',
  },
  noSuchPage: {
    fr: 'La suite de la liste demandée n’existe pas : reprenez-la au début.',
    en: 'The list does not go on where you asked: take it from its beginning.',
  },

  /** What a report cannot tell. */
  noHours: {
    fr: 'Les heures d’ouverture ne sont pas réglées : tous les délais en heures d’ouverture valent zéro.',
    en: 'No opening hours are set: all reply times in opening hours are zero.',
  },
  noChannel: {
    fr: 'Aucun canal ne reçoit les messages des habitants : rien ne peut être mesuré.',
    en: 'No channel receives residents’ messages: nothing can be measured.',
  },
  cut: (count: number) => ({
    fr: `${frenchCount(count, 'conversation n’est connue', 'conversations ne sont connues')} qu’en partie : ${
      isSingular(count) ? 'son début n’est pas compté' : 'leur début n’est pas compté'
    }.`,
    en: `${englishCount(count, 'conversation is', 'conversations are')} known only in part: ${
      count === 1 ? 'its beginning is not counted' : 'their beginning is not counted'
    }.`,
  }),
  archiveToCome: (channel: string) => ({
    fr: `« ${channel} » n’est connu que par son archive téléchargée, et elle n’est pas encore importée.`,
    en: `“${channel}” is known by its downloaded archive alone, which is not imported yet.`,
  }),
  archiveAlone: (channel: string, until: number, zone: string) => ({
    fr: `« ${channel} » n’est connu que par son archive téléchargée : les messages privés sont mesurés jusqu’au ${frenchDate(localDay(until, zone))}, les commentaires ne le sont pas.`,
    en: `“${channel}” is known by its downloaded archive alone: private messages are measured until ${englishDate(localDay(until, zone))}, comments are not.`,
  }),
  disconnected: (channel: string) => ({
    fr: `« ${channel} » est déconnecté : ses messages n’arrivent plus.`,
    en: `“${channel}” is disconnected: its messages no longer arrive.`,
  }),
  paused: (channel: string, reason: Sentence | null) => ({
    fr: `« ${channel} » est en pause, ses messages n’arrivent plus.${reason === null ? '' : ` ${reason.fr}`}`,
    en: `“${channel}” is paused, its messages no longer arrive.${reason === null ? '' : ` ${reason.en}`}`,
  }),
  neverRead: (channel: string) => ({
    fr: `« ${channel} » n’a encore jamais été relevé.`,
    en: `“${channel}” was never read yet.`,
  }),
  neverReadFor: (channel: string, error: Sentence) => ({
    fr: `« ${channel} » n’a encore jamais été relevé : ${error.fr}`,
    en: `“${channel}” was never read yet: ${error.en}`,
  }),
  unreadSince: (channel: string, error: Sentence, since: number, zone: string) => ({
    fr: `« ${channel} » n’a pas été relevé depuis le ${frenchInstant(since, zone)} : ${error.fr}`,
    en: `“${channel}” was not read since ${englishInstant(since, zone)}: ${error.en}`,
  }),
  hidden: (channel: string, what: keyof typeof unread) => ({
    fr: `« ${channel} » : ${unread[what].fr} ne sont pas lus, et leurs délais ne sont pas mesurés.`,
    en: `“${channel}”: ${unread[what].en} are not read, and their reply times are not measured.`,
  }),
  gap: (channel: string, gap: Sentence) => ({
    fr: `« ${channel} » : ${gap.fr}`,
    en: `“${channel}”: ${gap.en}`,
  }),

  /** For messages that are given to the command. */
  mustBeInstant: notAnInstant,
  wrongNow: (text: string) => ({
    fr: `L’instant « ${text} » ${notAnInstant.fr}.`,
    en: `The instant “${text}” ${notAnInstant.en}.`,
  }),
  wrongTarget: {
    fr: 'L’objectif doit être un nombre de minutes, zéro ou plus.',
    en: 'The target must be a number of minutes, zero or more.',
  },
  wrongTargetDays: (most: number) => ({
    fr: `L’objectif doit être un nombre entier de jours ouvrés, de 1 à ${most}.`,
    en: `The target must be a whole number of working days, from 1 to ${most}.`,
  }),
  mustSayWhy: {
    fr: 'doit dire pourquoi aucune réponse n’est attendue',
    en: 'must say why no answer is expected',
  },
  mustNameAuthor: {
    fr: 'doit nommer l’habitant qui a écrit le message',
    en: 'must name the resident who wrote the message',
  },
  lineNotJson: (line: number) => ({
    fr: `Ligne ${line} : ce n’est pas du JSON.`,
    en: `Line ${line}: this is not JSON.`,
  }),
  wrongLine: (line: number, problem: Translations) => ({
    fr: `Ligne ${line} : ${problem.fr}.`,
    en: `Line ${line}: ${problem.en}.`,
  }),
  fileUnreadable: (file: string, cause: string) => ({
    fr: `Le fichier ${file} ne se lit pas : ${cause}.`,
    en: `The file ${file} cannot be read: ${cause}.`,
  }),
  calendarUnreadable: (file: string, cause: string) => ({
    fr: `Le calendrier ${file} ne se lit pas : ${cause}.`,
    en: `The calendar ${file} cannot be read: ${cause}.`,
  }),
})
