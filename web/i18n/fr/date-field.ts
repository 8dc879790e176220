/** The words of a date's own field: the first view has none. */
export const dateField = {
  isRight: (year: number) => `L’année ${year} est-elle juste ?`,
}
