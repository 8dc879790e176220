const dayWords = /(?<!\p{L})(aujourd[’']hui|demain|ce soir|ce matin|cet après-midi|hier)(?!\p{L})/iu

/** The first word of a text that is true on one day alone, in small letters; null: there is none. */
export const dayWordIn = (text: string): string | null =>
  dayWords.exec(text)?.[1]?.toLowerCase() ?? null
