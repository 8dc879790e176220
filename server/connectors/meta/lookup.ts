import type { z } from 'zod'
import { plain } from '../../language/text.ts'
import type { FirstComment, Found, Outcome, Port } from '../connector.ts'
import { verifiedUnless } from '../network/publishing.ts'
import { isOfPage } from './answer.ts'
import { asOutcome, orElse, orNotYet, orUnclear } from './attempt.ts'
import { createGraph, type Graph, limited, type Query, rowsOf } from './client.ts'
import type { Network } from './network.ts'
import { writeComment } from './replying.ts'
import { metaSentences } from './sentences.ts'
import { citizenOf, messageRow, privateConversation, type ThreadRow, threadRow } from './thread.ts'
import type { ThreadSource } from './threads.ts'

/** Meta's clock and ours may differ by this much, ms; and its times have no fraction. */
const skewMs = 60_000

/** What is looked for: a text as `plain` has it, sent at `from` or later (ms UTC). */
export type Answer = { text: string; from: number }

export const answerOf = (text: string, since: number): Answer => ({
  text: plain(text),
  from: since - skewMs,
})

/** What is read of a post or a comment to find it again. */
export type Written = {
  id: string
  created_time: number
  message: string
  permalink_url?: string | undefined
}

/** Where an answer is looked for. */
export type Answers = {
  /** Under what it answers. */
  comment(graph: Graph, to: string, answer: Answer): Promise<Found>
  /** In private, where nobody is named; absent: it is not told. */
  nameless?(graph: Graph, to: string, answer: Answer): Promise<Found>
  /** The number under which the channel writes in private. */
  self(graph: Graph): string | Promise<string>
}

/** Looks for an answer of this text under the message, or among what was sent to its author in private. */
export function findReplyOn(
  network: Network,
  { comment, nameless, self }: Answers,
): Port['findReply'] {
  return (call, { way, remoteId, authorRemoteId: author, visibility }, text, since) =>
    orUnclear(network, way === 'public' ? 'read' : 'read-threads', async () => {
      const graph = createGraph(call)
      const answer = answerOf(text, since)
      if (way === 'public') return await comment(graph, remoteId, answer)
      if (nameless && author === null && visibility === 'public') {
        return await nameless(graph, remoteId, answer)
      }
      return await findMessage(graph, { network, self: await self(graph) }, author, answer)
    })
}

/** Looks for an answer among the latest messages that were sent in private to a person. */
async function findMessage(
  graph: Graph,
  { network: { platform, name }, self }: ThreadSource,
  person: string | null,
  answer: Answer,
): Promise<Found> {
  // Nothing says under which number somebody writes who is known by a user name alone.
  if (person === null || person.startsWith('@')) {
    return { kind: 'unclear', reason: metaSentences.recipientUntold(name) }
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
    row => isOfPage(row, self) && isSame(row, answer),
  )
}

/** Absent is certain only when everything that might be it was read. */
export function absentUnlessGap(graph: Graph): Found {
  const [gap] = graph.gaps()
  return gap === undefined ? { kind: 'absent' } : { kind: 'unclear', reason: gap }
}

/** A list of comments in which ours are looked for. */
type OwnComments<Row extends Written> = {
  row: z.ZodType<Row>
  query: Query
  /** How many are asked at once. */
  limit: number
  isOwn(row: Row): boolean
}

/** A comment of ours with this text, or null when the whole list has none. @throws GraphError */
export async function findOwnComment<Row extends Written>(
  network: Network,
  graph: Graph,
  path: string,
  { row, query, limit, isOwn }: OwnComments<Row>,
  answer: Answer,
): Promise<Found | null> {
  const ask = (share: number) => ({ ...query, limit: limited(limit, share) })
  for await (const page of graph.pages(path, ask)) {
    const same = rowsOf(graph, row, page.data).find(one => isOwn(one) && isSame(one, answer))
    if (same) return foundAs(network, same)
  }
  return null
}

export function isSame(
  row: { created_time: number; message?: string | undefined },
  { text, from }: Answer,
): boolean {
  return row.created_time >= from && plain(row.message ?? '') === text
}

export function foundAs({ addressOf }: Network, { id, permalink_url: url }: Written): Found {
  return { kind: 'found', remoteId: id, url: url ?? addressOf(id) }
}

/** What differs between the networks where a first comment is written by the same calls. */
type Commenting = {
  find(graph: Graph, post: string, answer: Answer): Promise<Found>
  read(graph: Graph, id: string): Promise<{ message: string; is_hidden: boolean }>
}

/** The channel's own first comment under its post: written, looked for, and read back. */
export function firstCommentOn(network: Network, { find, read }: Commenting): FirstComment {
  const { name, comment: limit } = network
  return {
    limit,
    async publish(call, post, text) {
      return await orElse<Outcome, Outcome>(
        () => writeComment(network, createGraph(call), post, 'comments', text),
        error => {
          if (error.problem !== 'missing') return asOutcome(error, 'comment', { network, call })
          return { kind: 'failed', reason: metaSentences.postGone(network), retryAt: null }
        },
      )
    },
    find: (call, post, text, since) =>
      orUnclear(network, 'read', () => find(createGraph(call), post, answerOf(text, since))),
    verify: (call, text, remoteId) =>
      orNotYet(network, metaSentences.commentNotYet, async () => {
        const shown = await read(createGraph(call), remoteId)
        if (shown.is_hidden) return verifiedUnless(metaSentences.commentHidden(name))
        const isSame = plain(shown.message) === plain(text)
        return verifiedUnless(isSame ? null : metaSentences.commentDiffers(name))
      }),
  }
}
