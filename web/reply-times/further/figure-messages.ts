import { frenchCount } from '../../../server/language/french.ts'
import type { FurtherShape } from '../../../server/reply-times/shapes-further.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

type ChangeKind = FurtherShape['changes'][number]['kind']

/** « +12 points » of a difference of shares, 0–1. */
const points = (difference: number) => {
  const rounded = Math.round(difference * 100)
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded)}`
}

const changeNames: Record<ChangeKind, { fr: string; en: string }> = {
  hours: { fr: 'heures d’ouverture', en: 'opening hours' },
  target: { fr: 'objectif', en: 'target' },
  person: { fr: 'une personne de plus', en: 'one more person' },
  'saved-reply': { fr: 'réponse type', en: 'saved reply' },
}

/** The words of the further figures and their comparisons. */
export const figureMessages = translated({
  outOf: (part: number, whole: number) => ({
    fr: `${part} sur ${whole}`,
    en: `${part} of ${whole}`,
  }),
  between: (low: string, high: string) => ({ fr: `${low} à ${high}`, en: `${low} to ${high}` }),
  onTime: { fr: 'À temps', en: 'On time' },
  median: { fr: 'Délai médian', en: 'Median time' },
  notYet: { fr: 'pas encore', en: 'not yet' },
  within: {
    title: { fr: 'Répondu en 10 et 15 minutes', en: 'Answered by 10 and 15 minutes' },
    verdict: (share: string, low: string, high: string) => ({
      fr: `${share} ont leur réponse en 15 min d’ouverture, sans doute entre ${low} et ${high}.`,
      en: `${share} have their answer within 15 min of opening hours, probably between ${low} and ${high}.`,
    }),
    none: {
      fr: 'Aucun message à mesurer pendant cette période.',
      en: 'No message to measure in this period.',
    },
    head: { fr: 'Répondu', en: 'Answered' },
    share: { fr: 'Part', en: 'Share' },
    interval: { fr: 'Sans doute', en: 'Probably' },
    office: (time: string) => ({
      fr: `en ${time} d’ouverture`,
      en: `within ${time} of opening hours`,
    }),
    elapsed: { fr: 'en 24 heures, mairie ouverte ou non', en: 'within 24 hours, open or closed' },
    counted: (measured: number, unanswered: number) => ({
      fr: `${frenchCount(measured, 'message', 'messages')}, dont ${unanswered} sans réponse à ce jour : ils comptent aussi longtemps qu’on sait qu’ils ont attendu.`,
      en: `${count(measured, 'message', 'messages')}, ${unanswered} of them without an answer to this day: they count for as long as they are known to have waited.`,
    }),
  },
  withdrawals: {
    title: { fr: 'Messages retirés par leur auteur', en: 'Messages withdrawn by their author' },
    none: {
      fr: 'Personne n’a retiré son message avant d’avoir une réponse.',
      en: 'Nobody took their message back before an answer came.',
    },
    verdict: (value: number, withdrawn: string) => ({
      fr: `${frenchCount(value, 'message a été retiré', 'messages ont été retirés')} avant toute réponse : ${withdrawn} au bout de 15 min d’ouverture.`,
      en: `${count(value, 'message was', 'messages were')} withdrawn before any answer: ${withdrawn} by 15 min of opening hours.`,
    }),
    head: { fr: 'Au bout de', en: 'By' },
    answered: { fr: 'Répondus', en: 'Answered' },
    withdrawn: { fr: 'Retirés', en: 'Withdrawn' },
    waits: { fr: 'En attente', en: 'Waiting' },
    help: {
      fr: 'En heures d’ouverture. Un message retiré ne peut plus recevoir de réponse : il ne compte ni comme répondu, ni comme en attente.',
      en: 'In opening hours. A withdrawn message can be answered no more: it counts neither as answered nor as waiting.',
    },
  },
  turns: {
    title: { fr: 'Première question et suites', en: 'First question and later turns' },
    none: {
      fr: 'Aucune suite d’échange pendant cette période.',
      en: 'No later turn of a conversation in this period.',
    },
    verdict: (first: string, later: string) => ({
      fr: `À temps : ${first} pour une première question, ${later} pour une suite.`,
      en: `On time: ${first} for a first question, ${later} for a later turn.`,
    }),
    head: { fr: 'Dans une conversation', en: 'In a conversation' },
    first: { fr: 'Première question', en: 'First question' },
    later: { fr: 'Suites', en: 'Later turns' },
  },
  compared: {
    noChange: (difference: number, low: number, high: number) => ({
      fr: `On ne peut pas dire que cela a changé : l’écart est de ${points(difference)} points, sans doute entre ${points(low)} et ${points(high)}.`,
      en: `One cannot say that it has changed: the difference is ${points(difference)} points, probably between ${points(low)} and ${points(high)}.`,
    }),
    better: (difference: number, low: number, high: number) => ({
      fr: `C’est mieux : ${points(difference)} points, sans doute entre ${points(low)} et ${points(high)}.`,
      en: `It is better: ${points(difference)} points, probably between ${points(low)} and ${points(high)}.`,
    }),
    worse: (difference: number, low: number, high: number) => ({
      fr: `C’est moins bien : ${points(difference)} points, sans doute entre ${points(low)} et ${points(high)}.`,
      en: `It is worse: ${points(difference)} points, probably between ${points(low)} and ${points(high)}.`,
    }),
    otherTarget: {
      fr: 'L’objectif n’était pas le même des deux côtés : c’est la part répondue en 15 min d’ouverture qui est comparée.',
      en: 'The target was not the same on both sides: what is compared is the share answered within 15 min of opening hours.',
    },
    head: { fr: 'Période', en: 'Period' },
    quick: { fr: 'En 15 min', en: 'Within 15 min' },
  },
  year: {
    title: { fr: 'Les mêmes mois, un an plus tôt', en: 'The same months a year earlier' },
    none: {
      fr: 'Rien n’était compté à ces dates un an plus tôt : la comparaison viendra.',
      en: 'Nothing was counted on these dates a year earlier: the comparison will come.',
    },
    head: { fr: 'Mois', en: 'Month' },
    before: { fr: 'Un an plus tôt', en: 'A year earlier' },
    after: { fr: 'Pendant la période', en: 'In the period' },
    help: {
      fr: 'À temps, sur les messages comptés de ces dates.',
      en: 'On time, of the messages counted on these dates.',
    },
  },
  change: {
    title: { fr: 'Avant et après un changement', en: 'Before and after a change' },
    help: {
      fr: 'Choisissez le jour où quelque chose a changé (des heures, un deuxième agent, une réponse type) : les messages d’avant sont comparés à ceux qui sont venus depuis.',
      en: 'Choose the day on which something changed (hours, a second officer, a saved reply): the messages before it are compared with those that came since.',
    },
    none: {
      fr: 'Rien à comparer : il faut des messages comptés avant cette date et depuis.',
      en: 'Nothing to compare: there must be messages counted before that date and since.',
    },
    offered: { fr: 'Changements de la période', en: 'Changes of the period' },
    offer: (date: string, kind: ChangeKind) => ({
      fr: `${date} : ${changeNames[kind]?.fr}`,
      en: `${date}: ${changeNames[kind]?.en}`,
    }),
    date: { fr: 'Jour du changement', en: 'Day of the change' },
    compare: { fr: 'Comparer', en: 'Compare' },
  },
})
