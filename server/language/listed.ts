/** The phrases of a list as it is written for people: parted by commas and ends of lines. */
export function listed(phrases: string): readonly string[] {
  return phrases
    .split(/[,\n]/)
    .map(phrase => phrase.trim())
    .filter(phrase => phrase !== '')
}
