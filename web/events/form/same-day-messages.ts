import { translated } from '../../language.ts'

/** The words of what else there is on a day: for the calendar, and the form of an event. */
export const sameDayMessages = translated({
  election: (name: string, period: string) => ({
    fr: `Période électorale : ${name}, ${period}`,
    en: `Election period: ${name}, ${period}`,
  }),
  electionRule: {
    fr: 'Pendant cette période, la commune ne fait pas la promotion de sa gestion ni de ses réalisations (Code électoral, art. L52-1). L’information pratique et les fêtes habituelles restent possibles.',
    en: 'In this period the commune does not promote its own management or achievements (Code électoral, art. L52-1). Practical information and the usual feasts remain possible.',
  },
  electionConfirm: {
    fr: 'J’ai relu les textes : ils informent, ils ne font pas la promotion de la commune',
    en: 'I have read the texts again: they inform, they do not promote the commune',
  },
  sameDay: { fr: 'Ce jour-là', en: 'On that day' },
  neighbours: { fr: 'Ce jour-là chez les voisins', en: 'On that day at the neighbours’' },
  sameDayFree: {
    fr: 'Rien d’autre n’est connu ce jour-là.',
    en: 'Nothing else is known on that day.',
  },
  /** About a date that is typed. */
  isYearRight: (year: number) => ({
    fr: `L’année ${year} est-elle juste ?`,
    en: `Is the year ${year} right?`,
  }),
})
