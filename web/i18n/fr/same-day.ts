/** What is to be known of a day before something is planned on it. */
export const sameDay = {
  election: (name: string, period: string) => `Période électorale : ${name}, ${period}`,
  electionRule:
    'Pendant cette période, la commune ne fait pas la promotion de sa gestion ni de ses réalisations (Code électoral, art. L52-1). L’information pratique et les fêtes habituelles restent possibles.',
  electionConfirm:
    'J’ai relu les textes : ils informent, ils ne font pas la promotion de la commune',
  sameDay: 'Ce jour-là',
  neighbours: 'Ce jour-là chez les voisins',
  sameDayFree: 'Rien d’autre n’est connu ce jour-là.',
  /** About a date that is typed. */
  isYearRight: (year: number) => `L’année ${year} est-elle juste ?`,
}
