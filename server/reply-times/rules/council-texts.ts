import {
  englishDuration,
  englishNumber,
  englishPercent,
  englishWeekday,
} from '../../language/english.ts'
import {
  frenchClock,
  frenchCount,
  frenchDuration,
  frenchNumber,
  frenchPercent,
  frenchWeekday,
  isSingular,
  NBSP,
  THIN,
} from '../../language/french.ts'
import { sentences, type Translations } from '../../language/sentence.ts'

/** What the council's page says beside the words that *Délais* has too. */
export const councilTexts = sentences('reply-times.council', {
  title: { fr: 'Délais de réponse', en: 'Reply times' },
  nothing: {
    fr: 'Aucun message qui demandait une réponse.',
    en: 'No message that needed an answer.',
  },
  /** @param within « en 15 min d’ouverture » */
  answered: (onTime: number, counted: number, within: Translations) => ({
    fr: `${frenchCount(onTime, 'message', 'messages')} sur ${frenchNumber(counted)} ${isSingular(onTime) ? 'répondu' : 'répondus'} ${within.fr}`,
    en: `${englishNumber(onTime)} of ${englishNumber(counted)} messages answered ${within.en}`,
  }),
  probably: (low: number, high: number) => ({
    fr: `Avec si peu de cas, la vraie part est sans doute entre ${frenchPercent(low)} et ${frenchPercent(high)}.`,
    en: `With so few cases, the true share is probably between ${englishPercent(low)} and ${englishPercent(high)}.`,
  }),
  byWeek: (goalPercent: number) => ({
    fr: `Part des messages répondus dans l’objectif, semaine par semaine${THIN}; le trait${NBSP}: ${frenchPercent(goalPercent / 100)} visés. Plein${NBSP}: atteint${THIN}; rayé${NBSP}: manqué.`,
    en: `Share of messages answered within the target, week by week; the line: ${englishPercent(goalPercent / 100)} wanted. Solid: reached; hatched: missed.`,
  }),
  byMonth: (goalPercent: number) => ({
    fr: `Part des messages répondus dans l’objectif, mois par mois${THIN}; le trait${NBSP}: ${frenchPercent(goalPercent / 100)} visés. Plein${NBSP}: atteint${THIN}; rayé${NBSP}: manqué.`,
    en: `Share of messages answered within the target, month by month; the line: ${englishPercent(goalPercent / 100)} wanted. Solid: reached; hatched: missed.`,
  }),
  /** @param ratios null: nothing was counted */
  shares: (ratios: readonly (number | null)[]) => ({
    fr: ratios.map(ratio => (ratio === null ? 'aucune' : frenchPercent(ratio))).join(', '),
    en: ratios.map(ratio => (ratio === null ? 'none' : englishPercent(ratio))).join(', '),
  }),
  figures: { fr: 'En chiffres', en: 'In figures' },
  figure: { fr: 'Chiffre', en: 'Figure' },
  now: { fr: 'Période', en: 'Period' },
  before: { fr: 'Un an plus tôt', en: 'A year before' },
  asked: { fr: 'Messages qui demandaient une réponse', en: 'Messages that needed an answer' },
  onTime: { fr: 'Réponses dans l’objectif', en: 'Replies within the target' },
  share: (count: number, ratio: number) => ({
    fr: `${frenchNumber(count)}${NBSP}(${frenchPercent(ratio)})`,
    en: `${englishNumber(count)} (${englishPercent(ratio)})`,
  }),
  median: { fr: 'Délai médian, en heures d’ouverture', en: 'Median time, in opening hours' },
  elapsed: { fr: 'Délai médian, à la montre', en: 'Median time, on the clock' },
  elapsedTime: (ms: number) => ({ fr: frenchDuration(ms), en: englishDuration(ms) }),
  nine: {
    fr: 'Neuf sur dix répondus en, heures d’ouverture',
    en: 'Nine in ten answered within, opening hours',
  },
  missed: { fr: 'Sans réponse, délai passé', en: 'Unanswered, too late' },
  waiting: { fr: 'En attente, encore dans les temps', en: 'Waiting, still in time' },
  excluded: { fr: 'Non comptés (merci, emoji, spam…)', en: 'Not counted (thanks, emoji, spam…)' },
  withdrawn: { fr: 'Retirés par leur auteur', en: 'Withdrawn by their authors' },
  none: { fr: '–', en: '–' },
  byChannel: { fr: 'Par canal', en: 'By channel' },
  channel: { fr: 'Canal', en: 'Channel' },
  messages: { fr: 'Messages', en: 'Messages' },
  medianShort: { fr: 'Délai médian', en: 'Median time' },
  overTime: { fr: 'Au fil du temps', en: 'Over time' },
  arrivals: { fr: 'Quand on écrit à la mairie', en: 'When people write to the mairie' },
  hour: (hour: number) => ({ fr: frenchClock(hour, 0), en: String(hour) }),
  weekday: (date: string) => ({ fr: frenchWeekday(date), en: englishWeekday(date) }),
  /** @param counts from Monday to Sunday */
  arrivalsByDay: (counts: readonly number[]) => ({
    fr: `Messages du lundi au dimanche${NBSP}: ${counts.map(frenchNumber).join(', ')}.`,
    en: `Messages from Monday to Sunday: ${counts.map(englishNumber).join(', ')}.`,
  }),
  arrivalsKey: (open: number, all: number) => ({
    fr: `Plus c’est foncé, plus il y a de messages${THIN}; le trait${NBSP}: la mairie est ouverte. ${frenchNumber(open)} sur ${frenchNumber(all)} sont arrivés à ces heures.`,
    en: `The darker, the more messages; the line: the mairie is open. ${englishNumber(open)} of ${englishNumber(all)} came in these hours.`,
  }),
  method: { fr: 'Comment c’est compté', en: 'How it is counted' },
  clocks: {
    fr: 'Le délai va du premier message à la première réponse d’une personne, en heures d’ouverture ; un message automatique n’est pas une réponse. La médiane compte aussi qui attend encore (Kaplan-Meier). Un message appartient au jour où il est arrivé.',
    en: 'The time goes from the first message to the first reply by a person, in opening hours; an automatic message is no reply. The median counts those who still wait too (Kaplan–Meier). A message belongs to the day on which it came.',
  },
  unfiltered: (onTime: number, counted: number) => ({
    fr: `Sans aucune exclusion${NBSP}: ${frenchNumber(onTime)} sur ${frenchNumber(counted)}.`,
    en: `Without any exclusion: ${englishNumber(onTime)} of ${englishNumber(counted)}.`,
  }),
})
