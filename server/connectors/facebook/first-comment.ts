import type { FirstComment } from '../connector.ts'
import { createGraph, shaped } from '../graph/client.ts'
import { asOutcome, sentence } from '../graph/explain.ts'
import { GraphError } from '../graph/graph-error.ts'
import { settled, skewMs } from '../graph/looking.ts'
import { plain } from '../graph/plain.ts'
import { findComment } from './find.ts'
import { commentRow } from './payload.ts'
import { replyPublicly } from './reply.ts'
import { answering } from './ways.ts'

/** The page's first comment under its own post: the call that answers a comment, on a post. */
export const firstComment: FirstComment = {
  limit: answering.comment,
  async publish(call, post, text) {
    const graph = createGraph(call)
    try {
      return await replyPublicly(graph, post, text)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      if (error.problem === 'missing') return { kind: 'failed', reason: gone, retryAt: null }
      return asOutcome(error, call.now, 'comment', graph.page)
    }
  },
  async find(call, post, text, since) {
    return await settled(sentence, 'read', async () =>
      findComment(createGraph(call), post, { text: plain(text), from: since - skewMs }),
    )
  },
  async verify(call, text, remoteId) {
    try {
      const fields = 'id,created_time,message,is_hidden'
      const row = shaped(commentRow, await createGraph(call).get(remoteId, { fields }))
      if (row.is_hidden) {
        const reason = 'Le commentaire existe sur Facebook, mais n’est pas visible du public.'
        return { kind: 'different', reason }
      }
      if (plain(row.message) === plain(text)) return { kind: 'verified' }
      const reason = 'Le commentaire visible sur Facebook n’est pas celui qui a été envoyé.'
      return { kind: 'different', reason }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const reason =
        error.problem === 'missing'
          ? 'Facebook ne montre pas encore le commentaire.'
          : sentence(error, 'read')
      return { kind: 'not-yet', reason }
    }
  },
}

const gone =
  'Facebook ne trouve plus la publication sous laquelle ce commentaire devait paraître : elle a été retirée, ou la page n’y a plus accès.'
