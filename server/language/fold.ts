/** A text without accents and in small letters, so that « fete » finds « Fête ». */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
