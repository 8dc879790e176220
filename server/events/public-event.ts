import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { agendaPath, eventPath } from '../language/agenda-address.ts'
import type { Named } from '../language/slug.ts'
import { canCallBack } from '../platform/public-address.ts'

type PublicDeps = Pick<Deps, 'publicUrl' | 'graphApiUrl'>

/** The address of an event's public page, for a post; null where nobody outside could open it. */
export function publicEventUrl(deps: PublicDeps, event: Named): string | null {
  const { publicUrl, graphApiUrl } = deps
  return canCallBack(graphApiUrl, publicUrl) ? `${publicUrl}${eventPath(event)}` : null
}

/** Whether the public agenda shows it: it is listed, and nobody must still agree to it. */
export const isOnAgenda = ({ listed, approval }: Pick<Row<'event'>, 'listed' | 'approval'>) =>
  listed === 1 && (approval === 'none' || approval === 'approved')

/**
 * The address by which a text names an event's page already, with older words or with none: it
 * leads there for ever. Null where it names none.
 */
export function addressIn(text: string, { publicUrl }: PublicDeps, slug: string): string | null {
  const base = `${publicUrl}${agendaPath}/`
  for (const [address] of text.matchAll(/https?:\/\/[\w.:[\]/-]+/g)) {
    const name = address.startsWith(base) ? address.slice(base.length) : ''
    const [, words = '', sign] = /^([a-z0-9-]+-)?([a-z0-9]{8})(?![a-z0-9-])/.exec(name) ?? []
    if (sign === slug) return `${base}${words}${slug}`
  }
  return null
}
