import { agendaPicture } from '../agenda/picture.ts'
import type { AgendaEvent } from '../agenda/rules-agenda.ts'
import type { Deps } from '../deps.ts'
import { eventFileName } from '../language/slug.ts'
import { jpegToPdf } from '../pictures/rules-jpeg-pdf.ts'

export type KitFile = { name: string; type: string; bytes: Uint8Array }
export type KitPiece = 'poster-jpg' | 'poster-pdf' | 'calendar'

/**
 * A piece of the kit as a file; null where the event has none.
 * @param size of a poster: `whole` to print, `mailed` for a mail, of some hundred kilobytes
 */
export async function fileOf(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>,
  event: AgendaEvent,
  piece: KitPiece,
  size: 'whole' | 'mailed' = 'whole',
): Promise<KitFile | null> {
  if (piece === 'calendar') return await calendarFile(deps, event)
  const [poster] = event.pictures
  const width = size === 'whole' ? null : 1200
  const picture =
    poster === undefined ? null : await agendaPicture(deps, event.slug, poster.id, width)
  if (picture === null) return null
  const bytes = await picture.bytes()
  const name = `affiche-${eventFileName(event)}`
  return piece === 'poster-jpg'
    ? { name: `${name}.jpg`, type: picture.type, bytes }
    : { name: `${name}.pdf`, type: 'application/pdf', bytes: jpegToPdf(bytes) }
}

async function calendarFile(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  event: AgendaEvent,
): Promise<KitFile> {
  // It takes megabytes that a village may not need.
  const { calendarOf } = await import('../agenda/calendar.ts')
  const text = await calendarOf([event], { name: event.title, source: null }, publicUrl)
  const bytes = Buffer.from(text)
  return { name: `${eventFileName(event)}.ics`, type: 'text/calendar; charset=utf-8', bytes }
}
