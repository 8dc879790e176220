/** `lead` is a date, before the text. */
export type DigestLine = { lead: string | null; text: string; attention: boolean }

/** A reason says at length what to do; the digest only why, the rest stands in Tambour. */
export function shortened(sentence: string): string {
  const longest = 120
  if (sentence.length <= longest) return sentence
  return `${sentence.slice(0, sentence.lastIndexOf(' ', longest))}…`
}
