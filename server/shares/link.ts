import type { Deps } from '../deps.ts'
import { type ContactRow, findContact } from '../partners/rows.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { findShare, type ShareRow, type ShareWithContext } from './store-shares.ts'

const purpose = 'share-link'

/**
 * The address at which one contact of a partner answers one offer: the same in every mail about it, and
 * ended by another `key` of the share.
 */
export function shareLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  share: Pick<ShareRow, 'id' | 'key'>,
  contact: Pick<ContactRow, 'id' | 'key'>,
): string {
  const rows = [share, contact]
  const ids = rows.map(({ id }) => id)
  const keys = rows.map(({ key }) => key)
  return `${deps.publicUrl}/partage/${linkToken(deps, purpose, ids, keys)}`
}

export type ShareOfLink = { share: ShareWithContext; contact: ContactRow }

/** Null for an address that was not made here, was cut short, or whose contact is there no more. */
export async function findByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<ShareOfLink | null> {
  const [shareId, contactId] = idsIn(token)
  if (shareId === undefined || contactId === undefined) return null
  const share = await findShare(deps.db, shareId)
  const contact = await findContact(deps.db, contactId)
  if (share === undefined || contact === undefined) return null
  const isOurs = isLinkTo(deps, purpose, token, [share.key, contact.key])
  return isOurs && contact.partnerId === share.partnerId ? { share, contact } : null
}
