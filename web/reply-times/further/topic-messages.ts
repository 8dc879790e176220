import { frenchCount } from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

/** The words of what people ask about. */
export const topicMessages = translated({
  title: { fr: 'Ce qu’on vous demande', en: 'What people ask you' },
  verdict: (label: string, questions: number, all: number) => ({
    fr: `«\u00a0${label}\u00a0» revient le plus\u00a0: ${questions} questions sur ${all}.`,
    en: `“${label}” comes most often: ${questions} of ${count(all, 'question', 'questions')}.`,
  }),
  over: (period: string, grouped: number, topics: number, others: number) => ({
    fr: `Les questions ${period}, groupées par leurs mots\u00a0: ${grouped} dans ${frenchCount(topics, 'sujet', 'sujets')}, ${frenchCount(others, 'autre', 'autres')}.`,
    en: `The questions of ${period}, grouped by their words: ${grouped} in ${count(topics, 'topic', 'topics')}, ${count(others, 'other', 'others')}.`,
  }),
  cut: (most: string) => ({
    fr: `Seules les ${most} dernières sont lues.`,
    en: `Only the last ${most} are read.`,
  }),
  method: {
    fr: 'Trois questions de trois personnes font un sujet. Rien n’est envoyé à un service extérieur, et aucun nom ne peut y figurer.',
    en: 'Three questions of three persons make a topic. Nothing is sent to a service outside, and no name can stand here.',
  },
  none: { fr: 'Aucun sujet ne revient encore', en: 'No topic comes back yet' },
  noneHelp: (asked: number) => ({
    fr: `Il faut au moins trois questions de trois personnes\u00a0: ${frenchCount(asked, 'question a été lue', 'questions ont été lues')}. Choisissez une période plus longue.`,
    en: `It takes three questions of three persons at least: ${count(asked, 'question was', 'questions were')} read. Choose a longer period.`,
  }),
  beside: (words: string) => ({ fr: `aussi\u00a0: ${words}`, en: `also: ${words}` }),
  times: (value: number) => ({
    fr: frenchCount(value, 'question', 'questions'),
    en: count(value, 'question', 'questions'),
  }),
  trend: {
    more: (before: number) => ({ fr: `↗ ${before} avant`, en: `↗ ${before} before` }),
    less: (before: number) => ({ fr: `↘ ${before} avant`, en: `↘ ${before} before` }),
    same: (before: number) => ({ fr: `→ ${before} avant`, en: `→ ${before} before` }),
  },
  acts: {
    messages: { fr: 'Voir les messages', en: 'See the messages' },
    write: { fr: 'Écrire une réponse type', en: 'Write a saved reply' },
    saved: (title: string) => ({
      fr: `Réponse type\u00a0: «\u00a0${title}\u00a0»`,
      en: `Saved reply: “${title}”`,
    }),
    post: { fr: 'En faire une publication', en: 'Make it a post' },
    about: (label: string) => ({ fr: ` sur «\u00a0${label}\u00a0»`, en: ` on “${label}”` }),
  },
  all: (value: number) => ({
    fr: `Montrer les ${value} sujets`,
    en: `Show all ${value} topics`,
  }),
  asTable: { fr: 'En tableau', en: 'As a table' },
  head: { fr: 'Sujet', en: 'Topic' },
  questions: { fr: 'Questions', en: 'Questions' },
  before: { fr: 'Avant', en: 'Before' },
  compared: (period: string) => ({
    fr: `«\u00a0Avant\u00a0»\u00a0: autant de jours, ${period}. Les délais sont ceux des questions de chaque sujet.`,
    en: `“Before”: as many days, ${period}. The times are those of each topic’s questions.`,
  }),
  persons: { fr: 'Personnes', en: 'Persons' },
  inMonth: (month: string, value: number) => ({
    fr: `${month}\u00a0: ${value}`,
    en: `${month}: ${value}`,
  }),
})
