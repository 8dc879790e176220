/**
 * From this many opening hours on, ms, a wait is told by what passed on the calendar: « 48 jours »
 * and not « 385 heures d’ouverture ». 24 opening hours are most of a mairie's week, and nobody
 * reckons in such weeks; the figures of *Délais* keep both clocks side by side.
 */
export const longWaitMs = 24 * 3_600_000
