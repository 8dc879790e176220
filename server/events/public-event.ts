import type { Deps } from '../deps.ts'
import { agendaPath, canCallBack } from '../platform/public-address.ts'

/**
 * The address of an event's public page, for a post; null where nobody outside could open it.
 * @param slug the event's place on the agenda, which never changes.
 */
export function publicEventUrl(
  { publicUrl, graphApiUrl }: Pick<Deps, 'publicUrl' | 'graphApiUrl'>,
  slug: string,
): string | null {
  return canCallBack(graphApiUrl, publicUrl) ? `${publicUrl}${agendaPath}/${slug}` : null
}
