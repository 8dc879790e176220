type Times = { startLocal: string; endLocal: string | null }

/**
 * An event that somebody changed while others did: what this person left alone stays as it is by now
 * (a three-way merge, as of files in RCS).
 * @param base the event with which they began
 * @param current the event as it is
 * @returns `clashes`: the fields that both changed, and otherwise
 */
export function mergeEdits<Event extends Times>(
  wanted: Event,
  base: Event,
  current: Event,
): { merged: Event; clashes: string[] } {
  const isMine = (field: string) => partOf(wanted, field) !== partOf(base, field)
  const theirs = Object.entries(current).filter(([field]) => !isMine(field))
  const clashes = Object.keys(wanted).filter(
    field =>
      isMine(field) &&
      ![base, wanted].some(event => partOf(event, field) === partOf(current, field)),
  )
  return { merged: { ...wanted, ...Object.fromEntries(theirs) }, clashes }
}

/** What of an event is changed as one with this field: when it begins and ends, else it alone. */
function partOf(event: Times, field: string): string {
  const { startLocal, endLocal, ...others } = event
  const isTime = field === 'startLocal' || field === 'endLocal'
  return JSON.stringify(
    isTime ? [startLocal, endLocal] : Object.entries(others).find(([key]) => key === field),
  )
}
