import type { FirstComment } from '../connector.ts'
import { createGraph, shaped } from '../graph/client.ts'
import { GraphError } from '../graph/graph-error.ts'
import { settled, skewMs } from '../graph/looking.ts'
import { plain } from '../graph/plain.ts'
import { asOutcome, sentence } from './explain.ts'
import { findAmong } from './find.ts'
import { commentRow, made } from './payload.ts'
import { answering } from './ways.ts'

/**
 * The account's first comment under its own post.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments
 */
export const firstComment: FirstComment = {
  limit: answering.comment,
  async publish(call, post, text) {
    const graph = createGraph(call)
    try {
      const { id } = shaped(made, await graph.post(`${post}/comments`, { message: text }))
      return { kind: 'published', remoteId: id, url: null }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      if (error.problem === 'missing') return { kind: 'failed', reason: gone, retryAt: null }
      return asOutcome(error, call.now, 'comment', graph.page)
    }
  },
  async find(call, post, text, since) {
    return await settled(sentence, 'read', async () =>
      findAmong(createGraph(call), `${post}/comments`, {
        text: plain(text),
        from: since - skewMs,
      }),
    )
  },
  async verify(call, text, remoteId) {
    try {
      const fields = 'id,timestamp,text,hidden'
      const row = shaped(commentRow, await createGraph(call).get(remoteId, { fields }))
      if (row.hidden) {
        const reason = 'Le commentaire existe sur Instagram, mais n’est pas visible du public.'
        return { kind: 'different', reason }
      }
      if (plain(row.text) === plain(text)) return { kind: 'verified' }
      const reason = 'Le commentaire visible sur Instagram n’est pas celui qui a été envoyé.'
      return { kind: 'different', reason }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      const reason =
        error.problem === 'missing'
          ? 'Instagram ne montre pas encore le commentaire.'
          : sentence(error, 'read')
      return { kind: 'not-yet', reason }
    }
  },
}

const gone =
  'Instagram ne trouve plus la publication sous laquelle ce commentaire devait paraître : elle a été retirée, ou le compte n’y a plus accès.'
