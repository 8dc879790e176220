/** A row of a list shows one or two lines of a message. */
const mostSigns = 300

/** What a list tells of a text: its first 300 characters, by code points; a mail may have a million. */
export function rowText(text: string): string {
  return [...text.slice(0, 2 * mostSigns)].slice(0, mostSigns).join('')
}
