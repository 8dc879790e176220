import { plain } from '../../language/text.ts'
import type { Found } from '../connector.ts'
import { type Graph, limited, type Query, rowsOf } from './client.ts'
import { metaSentences } from './sentences.ts'
import { citizenOf, messageRow, privateConversation, type ThreadRow, threadRow } from './thread.ts'
import type { ThreadSource } from './threads.ts'
import { isOfPage } from './wire.ts'

/** Meta's clock and ours may differ by this much, ms; and its times have no fraction. */
export const skewMs = 60_000

/** What is looked for: a text as `plain` has it, sent at `from` or later (ms UTC). */
export type Answer = { text: string; from: number }

/** Looks for an answer among the latest messages that were sent in private to a person. */
export async function findMessage(
  graph: Graph,
  { platform, self, of }: ThreadSource,
  person: string | null,
  answer: Answer,
): Promise<Found> {
  if (person === null) {
    return { kind: 'unclear', reason: metaSentences.recipientUntold(of) }
  }
  const link = platform === 'messenger' ? 'link,' : ''
  const query = (share: number): Query => ({
    platform,
    user_id: person,
    fields: `id,updated_time,${link}participants,messages.limit(20){id,created_time,from,message}`,
    limit: limited(25, share),
  })
  for await (const page of graph.pages(`${graph.page}/conversations`, query)) {
    const rows = rowsOf(graph, threadRow, page.data)
    const thread = rows.find(row => citizenOf(row, self)?.remoteId === person)
    const same = thread && messageIn(graph, thread, self, answer)
    if (same) {
      const { url } = privateConversation(thread, self)
      return { kind: 'found', remoteId: same.id, url }
    }
    if (thread) return absentUnlessGap(graph)
    if (rows.some(row => row.updated_time < answer.from)) break
  }
  return absentUnlessGap(graph)
}

export function messageIn(
  graph: Graph,
  thread: Pick<ThreadRow, 'messages'>,
  self: string,
  answer: Answer,
) {
  return rowsOf(graph, messageRow, thread.messages?.data ?? []).find(
    row =>
      isOfPage(row, self) &&
      row.created_time >= answer.from &&
      plain(row.message ?? '') === answer.text,
  )
}

/** Absent is certain only when everything that might be it was read. */
export function absentUnlessGap(graph: Graph): Found {
  const [gap] = graph.gaps()
  return gap === undefined ? { kind: 'absent' } : { kind: 'unclear', reason: gap }
}
