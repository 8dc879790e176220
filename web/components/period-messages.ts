import { translated } from '../language.ts'

/** The words in which a period is chosen. */
export const periodMessages = translated({
  label: { fr: 'Période', en: 'Period' },
  other: { fr: 'Autre période', en: 'Another period' },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au', en: 'To' },
  show: { fr: 'Afficher', en: 'Show' },
})
