import type { Deps } from '../deps.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { findThread, type ThreadRow } from './store/forms.ts'

const purpose = 'contact-thread'

/**
 * The path of somebody's conversation with the mairie: whoever has it may read and write there. The key of
 * the row is what it is called, for that is the random number of the form that began it.
 */
export function threadPath(
  deps: Pick<Deps, 'secrets'>,
  { id, remoteId }: Pick<ThreadRow, 'id' | 'remoteId'>,
): string {
  return `/ecrire/fil/${linkToken(deps, purpose, [id], [remoteId])}`
}

/** Null for an address that was not made here, was cut short, or is of before a restore. */
export async function threadByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<ThreadRow | null> {
  const [id] = idsIn(token)
  const thread = id === undefined ? undefined : await findThread(deps.db, id)
  return thread && isLinkTo(deps, purpose, token, [thread.remoteId]) ? thread : null
}
