import type { Deps } from '../deps.ts'
import { type ContactRow, findContact } from '../partners/rows.ts'
import { isSignatureOf, signatureOf } from '../platform/signature.ts'
import { findShare, type ShareRow, type ShareWithContext } from './store/shares.ts'

const purpose = 'share-link'

/**
 * The address at which one contact of a partner answers one offer: signed, so that nobody guesses it,
 * the same in every mail about it, and ended by another `key` of the share.
 */
export function shareLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  share: Pick<ShareRow, 'id' | 'key'>,
  contactId: number,
): string {
  const about = `${share.id}-${contactId}`
  return `${deps.publicUrl}/partage/${about}-${signatureOf(deps, purpose, `${about}-${share.key}`)}`
}

export type ShareOfLink = { share: ShareWithContext; contact: ContactRow }

/** Null for an address that was not made here, was cut short, or whose contact is there no more. */
export async function findByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<ShareOfLink | null> {
  const [, shareId, contactId, given = ''] = /^(\d{1,9})-(\d{1,9})-([\w-]{43})$/.exec(token) ?? []
  if (shareId === undefined || contactId === undefined) return null
  const share = await findShare(deps.db, Number(shareId))
  const contact = await findContact(deps.db, Number(contactId))
  if (share === undefined || contact === undefined) return null
  const isOurs = isSignatureOf(deps, purpose, `${shareId}-${contactId}-${share.key}`, given)
  return isOurs && contact.partnerId === share.partnerId ? { share, contact } : null
}
