import type { Db } from '../database/database.ts'
import { type ContactRow, contactsOf, type PartnerRow } from './store/partners.ts'

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
