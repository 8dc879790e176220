import { frenchCount } from '../../server/language/french.ts'

/** Alerts, and who is on duty today. */
export const duty = {
  alerts: {
    title: (count: number) =>
      `${frenchCount(count, 'personne attend', 'personnes attendent')} une réponse`,
    inDoubt: 'La réponse n’est peut-être pas arrivée',
    line: (when: string, length: string) => `Reçu ${when}, seuil de ${length} dépassé`,
  },
  waitingBar: {
    label: 'Qui attend',
    waits: 'attend,',
    others: (count: number) => `et ${frenchCount(count, 'autre', 'autres')}`,
  },
  duty: {
    today: (names: string) => `De permanence aujourd’hui : ${names}.`,
    todayOnCall: (name: string, from: string, to: string) =>
      `${name} (astreinte de ${from} à ${to})`,
    todaySilent:
      'Personne ne sera prévenu si quelqu’un attend : ni appareil ni courriel n’atteint qui devrait l’être.',
    todayNobody: 'Personne n’est de permanence aujourd’hui : tous les agents sont prévenus.',
  },
}
