import type { Deps } from '../platform/deps.ts'
import { canCallBack } from '../platform/public-address.ts'

/** Where the public agenda stands, below the public address of this installation. */
export const agendaPath = '/agenda'

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

/** The agenda itself; null where nobody outside could open it. */
export function agendaUrl({
  publicUrl,
  graphApiUrl,
}: Pick<Deps, 'publicUrl' | 'graphApiUrl'>): string | null {
  return canCallBack(graphApiUrl, publicUrl) ? `${publicUrl}${agendaPath}` : null
}
