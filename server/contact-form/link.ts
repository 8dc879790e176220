import type { Deps } from '../deps.ts'
import { isSignatureOf, signatureOf } from '../platform/signature.ts'

const purpose = 'contact-thread'

/** The path of somebody's conversation with the mairie: whoever has it may read and write there. */
export function threadPath(deps: Pick<Deps, 'secrets'>, conversationId: number): string {
  return `/ecrire/fil/${conversationId}-${signatureOf(deps, purpose, `${conversationId}`)}`
}

/** Null for an address that was not made here, or was cut short. */
export function threadOf(deps: Pick<Deps, 'secrets'>, token: string): number | null {
  const [, id, given = ''] = /^(\d{1,9})-([\w-]{43})$/.exec(token) ?? []
  if (id === undefined || !isSignatureOf(deps, purpose, id, given)) return null
  return Number(id)
}
