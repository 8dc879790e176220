import type { EventPlace } from '../../connectors/connector.ts'

/**
 * The title as calendars and feeds show it, where many programs hide what has changed. A plain space
 * before the colon: feedparser reads « É » and a no-break space as the two bytes of « ɠ ».
 * @param event.previousStartLocal set where it was put off and has its new date
 */
export function calendarTitle({
  title,
  status,
  previousStartLocal = null,
}: {
  title: string
  status: string
  previousStartLocal?: string | null
}): string {
  if (status === 'cancelled') return `ANNULÉ : ${title}`
  return status === 'postponed' || previousStartLocal !== null ? `REPORTÉ : ${title}` : title
}

/**
 * « Salle des fêtes, 3 rue de l’École, 51300 Vaubécourt » in its parts: what stands before the first
 * comma is its name. Where it names no town it is in `town`. Null: nobody said where.
 */
export function placeOf(written: string, town: string): EventPlace | null {
  const [name = '', ...rest] = written
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  if (name === '') return null
  const named = /^(\d{5})\s+(\S.*)$/.exec(rest.at(-1) ?? '')
  const address = (named === null ? rest : rest.slice(0, -1)).join(', ')
  return {
    name,
    ...(address !== '' && { address }),
    ...(named?.[1] !== undefined && { postcode: named[1] }),
    town: named?.[2] ?? town,
  }
}
