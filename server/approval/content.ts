import { createHash } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { type SaidDelivery, saidOf } from './store/content.ts'
import type { Subject } from './store/requests.ts'

/** What can still be approved: what waits, and what did not go out and may yet. */
const notOut: readonly DeliveryState[] = ['awaiting-approval', 'missed', 'failed']

/**
 * What somebody approves of a delivery: its words, its link and its pictures, on its channel. Its
 * time is not part of it, so that an officer can move what was approved by an hour without asking
 * anew; the words of what is said follow the event's own date.
 */
export function fingerprintOf({
  channelId,
  place,
  text,
  link,
  pictures,
}: Pick<SaidDelivery, 'channelId' | 'place' | 'text' | 'link' | 'pictures'>): string {
  // A file may have several pages, each a picture of its own.
  const shown = pictures.map(({ sha256, pictureId, alt }) => [sha256, pictureId, alt])
  return sha256([channelId, place, text, link, shown])
}

/** The hash of everything that a page or a mail shows, times included: hex. */
export function contentHashOf(deliveries: readonly SaidDelivery[]): string {
  return sha256(
    deliveries.map(delivery => [delivery.id, delivery.dueLocal, fingerprintOf(delivery)]),
  )
}

export function isApproved(delivery: SaidDelivery): boolean {
  return delivery.approvedHash === fingerprintOf(delivery)
}

/** What nobody has approved as it stands, in the order of its times. */
export async function unapprovedOf(
  db: Db,
  communeId: number,
  subject: Subject,
): Promise<SaidDelivery[]> {
  const said = await saidOf(db, communeId, subject, notOut)
  return said.filter(delivery => needsApproval(delivery) && !isApproved(delivery))
}

/**
 * That an event is put off or cancelled is said at once: it brings nothing but the fact. So is what
 * everybody is warned of; anybody who approves is told afterwards (`tellOfWarning`).
 */
export function needsApproval({ postKind }: Pick<SaidDelivery, 'postKind'>): boolean {
  return postKind === 'announcement'
}

/** The first time ahead at which something that waits is due, ms UTC; null: none is. */
export function firstDueAt(deliveries: readonly SaidDelivery[], now: number): number | null {
  const times = deliveries
    .filter(({ state, dueAt }) => state === 'awaiting-approval' && dueAt > now)
    .map(({ dueAt }) => dueAt)
  return times.length === 0 ? null : Math.min(...times)
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
