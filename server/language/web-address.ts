/**
 * An address that a browser may be led to, as it was given; null for any other: what a network or a
 * neighbour gives stands behind links of the screens, where `javascript:` would run.
 */
export function webAddress(text: string | null): string | null {
  return text !== null && /^https?:$/.test(URL.parse(text)?.protocol ?? '') ? text : null
}
