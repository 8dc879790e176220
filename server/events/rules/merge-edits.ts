/** What is changed or left as one. */
const parts = [
  ['title'],
  ['startLocal', 'endLocal'],
  ['place'],
  ['text'],
  ['hashtags'],
  ['link'],
  ['media'],
] as const
type Field = (typeof parts)[number][number]

/**
 * An event that somebody changed while others did: what this person left alone stays as it is by now
 * (a three-way merge, as of files in RCS).
 * @param base the event with which they began
 * @param current the event as it is
 * @returns `clashes`: what both changed, and otherwise
 */
export function mergeEdits<Event extends Record<Field, unknown>>(
  wanted: Event,
  base: Event,
  current: Event,
): { merged: Event; clashes: Field[] } {
  const clashes: Field[] = []
  let merged = wanted
  for (const part of parts) {
    const [mine, before, theirs] = [wanted, base, current].map(event =>
      JSON.stringify(part.map(field => event[field])),
    )
    if (mine === before) {
      merged = { ...merged, ...Object.fromEntries(part.map(field => [field, current[field]])) }
    } else if (theirs !== before && theirs !== mine) clashes.push(...part)
  }
  return { merged, clashes }
}
