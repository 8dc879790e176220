import { type Graph, shaped } from '../meta/client.ts'
import { GraphError } from '../meta/graph-error.ts'
import type { ThreadSource } from '../meta/threads.ts'
import { linked } from './payload.ts'
import { instagramSentences } from './sentences.ts'

export type Account = { id: string; username: string }

/** Where private conversations with the account are. */
export function threadSourceOf({ id }: Account): ThreadSource {
  return { platform: 'instagram', self: id, of: 'Instagram' }
}

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
  throw new GraphError('misconfigured', { message: instagramSentences.noAccount })
}
