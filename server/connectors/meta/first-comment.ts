import { plain } from '../../language/text.ts'
import type { FirstComment, Found, Outcome } from '../connector.ts'
import { orElse, orNotYet, orUnclear } from './attempt.ts'
import { createGraph, type Graph } from './client.ts'
import { asOutcome } from './explain.ts'
import { type Answer, skewMs } from './lookup.ts'
import type { Network } from './network.ts'
import { writeComment } from './replying.ts'
import { metaSentences } from './sentences.ts'

/** What differs between the networks where a first comment is written by the same calls. */
export type Commenting = {
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
      orUnclear(network, 'read', () =>
        find(createGraph(call), post, { text: plain(text), from: since - skewMs }),
      ),
    verify: (call, text, remoteId) =>
      orNotYet(network, metaSentences.commentNotYet, async () => {
        const found = await read(createGraph(call), remoteId)
        if (found.is_hidden) {
          return { kind: 'different', reason: metaSentences.commentHidden(name) }
        }
        if (plain(found.message) === plain(text)) return { kind: 'verified' }
        return { kind: 'different', reason: metaSentences.commentDiffers(name) }
      }),
  }
}
