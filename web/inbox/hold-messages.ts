import { ofTown } from '../../server/language/town.ts'
import { translated } from '../language.ts'

/** What is said of a conversation that waits for somebody else until a day. */
export const holdMessages = translated({
  open: { fr: 'Mettre en suspens…', en: 'Put on hold…' },
  title: { fr: 'Mettre la conversation en suspens', en: 'Put the conversation on hold' },
  lead: {
    fr: 'Elle quitte ce qui est à répondre maintenant, et revient en haut de la liste à l’ouverture de la mairie ce jour-là, ou à la suivante si elle est fermée, et dès qu’un habitant y écrit de nouveau.',
    en: 'It leaves what is to be answered, and is back on top when the mairie opens on that day, or next, and once a resident writes there again.',
  },
  clock: {
    fr: 'Le délai de réponse continue de courir.',
    en: 'The reply time goes on.',
  },
  words: { fr: 'En attente de', en: 'Waiting for' },
  wordsHelp: {
    fr: 'Par exemple «\u00a0la voirie\u00a0».',
    en: 'For example “the roads department”.',
  },
  when: { fr: 'Jusqu’à quand', en: 'Until when' },
  tomorrow: (day: string) => ({ fr: `Demain, ${day}`, en: `Tomorrow, ${day}` }),
  week: (day: string) => ({ fr: `Dans une semaine, ${day}`, en: `In a week, ${day}` }),
  other: { fr: 'Un autre jour', en: 'Another day' },
  day: { fr: 'Jour du retour', en: 'Day of return' },
  save: { fr: 'Mettre en suspens', en: 'Put on hold' },
  held: (words: string, day: string) => ({
    fr: `En attente ${ofTown(words)}, jusqu’au ${day}`,
    en: `Waiting for ${words}, until ${day}`,
  }),
  back: { fr: 'De retour', en: 'Back' },
  backFrom: (words: string) => ({
    fr: `De retour\u00a0: vous attendiez ${words}`,
    en: `Back: you were waiting for ${words}`,
  }),
  change: { fr: 'Changer…', en: 'Change…' },
  again: { fr: 'Reporter…', en: 'Postpone…' },
  end: { fr: 'Reprendre maintenant', en: 'Take it up now' },
  done: { fr: 'C’est fait', en: 'Done' },
  saidHeld: {
    fr: 'La conversation est en suspens.',
    en: 'The conversation is on hold.',
  },
  saidEnded: {
    fr: 'La conversation n’est plus en suspens.',
    en: 'The conversation is no longer on hold.',
  },
})
