import { agendaPath } from '../platform/public-address.ts'
import type { PictureWidth } from './picture.ts'
import type { AgendaEvent } from './rules/agenda.ts'

/** The page of an event, below the installation's address. */
export const eventPath = ({ slug }: Pick<AgendaEvent, 'slug'>): string => `${agendaPath}/${slug}`

/** A picture of an event: as it is, or `width` pixels wide. */
export function picturePath(
  { slug }: Pick<AgendaEvent, 'slug'>,
  { id }: { id: number },
  width: PictureWidth | null = null,
): string {
  return `${agendaPath}/${slug}/${id}${width === null ? '' : `-${width}`}.jpg`
}
