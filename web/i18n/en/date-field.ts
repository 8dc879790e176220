import type { dateField as fr } from '../fr/date-field.ts'

export const dateField: typeof fr = {
  isRight: year => `Is the year ${year} right?`,
}
