import type { FirstComment, Found, Outcome } from '../connector.ts'
import { createGraph, type Graph } from './client.ts'
import type { Doing } from './explain.ts'
import { GraphError } from './graph-error.ts'
import { type Answer, settled, skewMs } from './lookup.ts'
import { plain } from './plain-text.ts'
import type { Answering } from './reply-options.ts'

/** What differs between the networks where a first comment is written by the same calls. */
export type Commenting = {
  answering: Answering
  /** « la page », « le compte »: whose post it is. */
  who: string
  sentence(error: GraphError, doing: Doing): string
  asOutcome(error: GraphError, now: number, doing: Doing, who: string): Outcome
  publish(graph: Graph, post: string, text: string): Promise<Outcome>
  find(graph: Graph, post: string, answer: Answer): Promise<Found>
  read(graph: Graph, id: string): Promise<{ text: string; isHidden: boolean }>
}

/** The channel's own first comment under its post: written, looked for, and read back. */
export function firstCommentWith(commenting: Commenting): FirstComment {
  const { answering, who, sentence, asOutcome, publish, find, read } = commenting
  const { network, comment: limit } = answering
  return {
    limit,
    async publish(call, post, text) {
      const graph = createGraph(call)
      try {
        return await publish(graph, post, text)
      } catch (error) {
        if (!(error instanceof GraphError)) throw error
        if (error.problem === 'missing') {
          const reason = `${network} ne trouve plus la publication sous laquelle ce commentaire devait paraître : elle a été retirée, ou ${who} n’y a plus accès.`
          return { kind: 'failed', reason, retryAt: null }
        }
        return asOutcome(error, call.now, 'comment', graph.page)
      }
    },
    async find(call, post, text, since) {
      return await settled(sentence, 'read', async () =>
        find(createGraph(call), post, { text: plain(text), from: since - skewMs }),
      )
    },
    async verify(call, text, remoteId) {
      try {
        const found = await read(createGraph(call), remoteId)
        if (found.isHidden) {
          const reason = `Le commentaire existe sur ${network}, mais n’est pas visible du public.`
          return { kind: 'different', reason }
        }
        if (plain(found.text) === plain(text)) return { kind: 'verified' }
        const reason = `Le commentaire visible sur ${network} n’est pas celui qui a été envoyé.`
        return { kind: 'different', reason }
      } catch (error) {
        if (!(error instanceof GraphError)) throw error
        const reason =
          error.problem === 'missing'
            ? `${network} ne montre pas encore le commentaire.`
            : sentence(error, 'read')
        return { kind: 'not-yet', reason }
      }
    },
  }
}
