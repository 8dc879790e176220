import { NBSP } from '../language/french.ts'
import { type Named, pageNameOf } from '../language/slug.ts'
import { agendaPath } from '../platform/public-address.ts'
import type { PictureWidth } from './picture.ts'
import type { AgendaEvent } from './rules/agenda.ts'

/** The list without what surrounds it, for the frame of another site. */
export const embedPath = `${agendaPath}/embed`

/** What is over, the last first. */
export const pastPath = `${agendaPath}/passes`

/** The page of an event, below the installation's address; its words follow its title. */
export const eventPath = (event: Named): string => `${agendaPath}/${pageNameOf(event)}`

/** The same without words: it never changes, and leads to the page. */
export const shortPath = ({ slug }: Pick<Named, 'slug'>): string => `${agendaPath}/${slug}`

/** « Proposé par Saint-Martin : https://… », for texts; null for our own. */
export function originSentence(
  { origin }: Pick<AgendaEvent, 'origin'>,
  publicUrl: string,
): string | null {
  if (origin === null) return null
  const page = origin.page === null ? '' : `${NBSP}: ${publicUrl}${eventPath(origin.page)}`
  return `Proposé par ${origin.name}${page}`
}

/** A picture of an event: as it is, or `width` pixels wide. Networks keep it, so it has no words. */
export function picturePath(
  event: Pick<Named, 'slug'>,
  { id }: { id: number },
  width: PictureWidth | null = null,
): string {
  return `${shortPath(event)}/${id}${width === null ? '' : `-${width}`}.jpg`
}
