import { NBSP } from '../../language/french.ts'
import type { Translations } from '../../language/sentence.ts'
import type { Target } from './target.ts'

/**
 * From this many opening hours on, ms, a wait is told by what passed on the calendar: « 48 jours »
 * and not « 385 heures d’ouverture ». 24 opening hours are most of a mairie's week, and nobody
 * reckons in such weeks; the figures of *Délais* keep both clocks side by side.
 */
export const longWaitMs = 24 * 3_600_000

/** « 15 min », « 2 jours ouvrés ». */
export function targetLabel(target: Target): Translations {
  if ('minutes' in target) {
    const label = `${target.minutes}${NBSP}min`
    return { fr: label, en: label }
  }
  const { workingDays } = target
  const isOne = workingDays === 1
  return {
    fr: `${workingDays}${NBSP}${isOne ? 'jour ouvré' : 'jours ouvrés'}`,
    en: `${workingDays}${NBSP}working ${isOne ? 'day' : 'days'}`,
  }
}

/** What is measured against: « l’objectif de 15 min », or, where several hold, « l’objectif de leur canal ». */
export function targetsLabel(targets: readonly Target[]): Translations {
  const [only, ...others] = targets
  if (only === undefined || others.length > 0) {
    return { fr: 'l’objectif de leur canal', en: 'the target of their channel' }
  }
  const { fr, en } = targetLabel(only)
  return { fr: `l’objectif de ${fr}`, en: `the target of ${en}` }
}
