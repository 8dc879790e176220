import ICAL from 'ical.js'

/** A line of more is no calendar's, and takes its parser for ever. */
const longestLine = 100_000

/** « DTSTART:20270612 »: dates that do not say that they are. */
const untypedDates =
  /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(?:;(?:TZID|RANGE)=[^;:]*)*)(?=:\d{8}(?:,\d{8})*$)/i

/** In the place of a rule that cannot be read: its event comes once, and it is said. */
export const unreadableRule = 'x-unreadable-rule'

/**
 * A calendar, or several, as ical.js parses them. A line that cannot be read costs it none of its
 * events.
 * @returns null for what is none, or is cut off
 */
export function parsedCalendar(text: string): unknown {
  const lines = text
    .split(/\r\n|\r|\n/)
    // What is no property, as some programs leave it, would spoil the whole.
    .filter(line => line.length <= longestLine && /^[A-Za-z0-9-]+[;:]/.test(line))
    .map(line => line.replace(untypedDates, '$1;VALUE=DATE'))
  // Looked through line by line only where that is needed: it takes as long again.
  return parsedOf(lines) ?? parsedOf(lines.map(readable))
}

function parsedOf(lines: string[]): unknown {
  try {
    return ICAL.parse(lines.join('\n'))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return null
  }
}

/** The same line, or one that says nothing in its place. */
function readable(line: string): string {
  if (/^(BEGIN|END):/i.test(line)) return line
  const isRule = /^RRULE[;:]/i.test(line)
  // Its names may be in small letters (RFC 5545, 3.3.10), which ical.js doesn't take.
  const text = isRule ? line.toUpperCase() : line
  try {
    ICAL.parse.property(text)
    return text
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return isRule ? `${unreadableRule}:1` : 'x-unreadable:1'
  }
}
