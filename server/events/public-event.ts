import { randomBytes } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { agendaPath, eventPath } from '../language/agenda-address.ts'
import { type Named, slugOf } from '../language/slug.ts'
import { canCallBack } from '../platform/public-address.ts'
import { Refusal } from '../platform/refusal.ts'
import { isAgreed } from './rules/plan.ts'
import { eventSentences } from './sentences.ts'
import { isSlugTaken } from './store/events.ts'

type PublicDeps = Pick<Deps, 'publicUrl' | 'graphApiUrl'>

/** The address of an event's public page, for a post; null where nobody outside could open it. */
export function publicEventUrl(deps: PublicDeps, event: Named): string | null {
  const { publicUrl, graphApiUrl } = deps
  return canCallBack(graphApiUrl, publicUrl) ? `${publicUrl}${eventPath(event)}` : null
}

/**
 * The address of which a network shows a card under a post without a picture: the event's own
 * site, or its page on the public agenda.
 */
export function cardFor(
  event: Pick<Row<'event'>, 'link'>,
  pictures: readonly unknown[],
  url: string | null,
): string | null {
  return pictures.length > 0 ? null : (event.link ?? url)
}

/**
 * The end of an event's public address: the one that a form has chosen, so that its texts could name
 * it before the event was there, or a new one.
 * @throws Refusal (`conflict`) when another event has it.
 */
export async function slugFor(db: Db, wanted: string | null): Promise<string> {
  if (wanted === null) return slugOf(randomBytes(8))
  if (!(await isSlugTaken(db, wanted))) return wanted
  throw new Refusal('conflict', eventSentences.addressTaken)
}

/** Whether the public agenda shows it: it is listed, and nobody must still agree to it. */
export const isOnAgenda = ({ listed, approval }: Pick<Row<'event'>, 'listed' | 'approval'>) =>
  listed === 1 && isAgreed(approval)

/**
 * The address by which a text names an event's page already, with older words or with none: it
 * leads there for ever. Null where it names none.
 */
export function addressIn(text: string, { publicUrl }: PublicDeps, slug: string): string | null {
  const base = `${publicUrl}${agendaPath}/`
  for (const [address] of text.matchAll(/https?:\/\/[\w.:[\]/-]+/g)) {
    const name = address.startsWith(base) ? address.slice(base.length) : ''
    const [, title = '', sign] = /^([a-z0-9-]+-)?([a-z0-9]{8})(?![a-z0-9-])/.exec(name) ?? []
    if (sign === slug) return `${base}${title}${slug}`
  }
  return null
}
