import { type Graph, shaped } from '../meta/client.ts'
import { GraphError } from '../meta/graph-error.ts'
import type { ThreadSource } from '../meta/threads.ts'
import { linked } from './payload.ts'

export type Account = { id: string; username: string }

/** Where private conversations with the account are. */
export function threadSourceOf({ id }: Account): ThreadSource {
  return { platform: 'instagram', self: id, of: 'Instagram' }
}

/** Said where it is asked for, and by whoever cannot do without it. */
export const noAccount =
  'Aucun compte Instagram professionnel n’est relié à cette page : dans l’application Instagram, passez en compte professionnel, puis reliez-le à la page Facebook de la mairie.'

/** The professional account that is linked to the page, or null. @throws GraphError */
export async function findAccount(graph: Graph): Promise<Account | null> {
  const fields = 'instagram_business_account{id,username}'
  const answer = shaped(linked, await graph.get(graph.page, { fields }))
  return answer.instagram_business_account ?? null
}

/** The same where nothing can be done without it. @throws GraphError */
export async function accountOf(graph: Graph): Promise<Account> {
  const account = await findAccount(graph)
  if (account !== null) return account
  throw new GraphError('misconfigured', { message: noAccount })
}
