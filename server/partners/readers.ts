import { configOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { findPerson } from '../people/store/members.ts'
import { type ContactRow, contactsOf, type PartnerRow } from './store.ts'

/** Contacts that may be written to. */
export function readersOf(contacts: readonly ContactRow[]): ContactRow[] {
  return contacts.filter(({ unsubscribedAt }) => unsubscribedAt === null)
}

/** Who is written to about an offer: of a commune of this installation nobody, it finds it here. */
export async function mailReadersOf(
  db: Db,
  { id, mode }: Pick<PartnerRow, 'id' | 'mode'>,
): Promise<ContactRow[]> {
  return mode === 'installation' ? [] : readersOf(await contactsOf(db, [id]))
}

/**
 * Where a neighbour's answer to one of our mails goes: the mairie's mailbox where one is connected,
 * else who offers. The screens say the address before anything is offered, for it is somebody's own.
 * @param userId who offers; null: a program
 * @returns null where an answer would reach nobody of the commune
 */
export async function repliesTo(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  userId: string | null,
): Promise<string | null> {
  const own = (await channelsOf(db, communeId)).filter(
    ({ neighbour, state }) => neighbour === null && state !== 'disconnected',
  )
  // No other kind of channel than a mailbox has an address.
  const [mailbox] = own.flatMap(channel => configOf(channel).address ?? [])
  if (mailbox !== undefined) return mailbox
  if (userId === null) return null
  return (await findPerson(db, communeId, userId))?.email ?? null
}
