/**
 * An address that a person names, with « https:// » or without. Unencrypted only on this very machine,
 * which its clients may still refuse.
 * @returns null for anything else
 */
export function addressIn(typed: string): URL | null {
  const words = typed.trim()
  const url = URL.parse(/^\w+:\/\//.test(words) ? words : `https://${words}`)
  const isHere = /^(127\.0\.0\.1|localhost)$/.test(url?.hostname ?? '')
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere) ? url : null
}
