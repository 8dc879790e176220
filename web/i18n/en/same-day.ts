/** What is to be known of a day before something is planned on it. */
export const sameDay = {
  election: (name: string, period: string) => `Election period: ${name}, ${period}`,
  electionRule:
    'In this period the commune does not promote its own management or achievements (Code électoral, art. L52-1). Practical information and the usual feasts remain possible.',
  electionConfirm: 'I have read the texts again: they inform, they do not promote the commune',
  sameDay: 'On that day',
  neighbours: 'On that day at the neighbours’',
  sameDayFree: 'Nothing else is known on that day.',
  isYearRight: (year: number) => `Is the year ${year} right?`,
}
