import { textRoom } from '../../language/text-length.ts'
import type { Port } from '../connector.ts'
import {
  asOutcome,
  closedFor,
  failedFor,
  orClosed,
  orElse,
  orFailure,
  orUnclear,
} from '../network/error.ts'
import { skewMs } from '../network/publishing.ts'
import { type Api, apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { comment, comments, id, isHidden } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { isSame, linked, textOf } from './text.ts'

/**
 * Answers under a comment. WordPress shows no answer under one that waits to be approved: as its own
 * screens do, answering approves it, which comes first, so that no answer stands there unseen.
 */
export const reply: Port['reply'] = async (call, { remoteId }, text) => {
  if (textRoom(text, manifest.limits) < 0) return failedFor(says.textTooLong)
  const api = apiOf(call)
  const asked = await orClosed(call, says.gone, async () => {
    const row = await lookAt(api, remoteId)
    if (row.status === 'hold') await api.post(id, pathOf(remoteId), { status: 'approved' })
    return row
  })
  if ('kind' in asked) return asked
  if (isHidden(asked)) return failedFor(says.isHidden)
  const answer = { post: asked.post, parent: asked.id, content: linked(text) }
  return await orElse(
    async () => {
      const made = await api.post(comment, '/wp/v2/comments', answer)
      return { kind: 'published', remoteId: String(made.id), url: made.link }
    },
    error => {
      // The same words are there already: looking tells whether they are this answer.
      if (error.code === 'comment_duplicate') return { kind: 'unknown', reason: says.sameAnswer }
      if (error.code === 'rest_comment_closed') return closedFor(says.commentsClosed)
      return asOutcome(error, call)
    },
  )
}

/** Looks for an answer of this text under the comment, in our name. */
export const findReply: Port['findReply'] = (call, { remoteId }, text, since) => {
  const api = apiOf(call)
  return orUnclear(async () => {
    const { id: own } = await api.get(id, '/wp/v2/users/me', { _fields: 'id' })
    const rows = await api.get(comments, '/wp/v2/comments', {
      context: 'edit',
      status: 'any',
      parent: remoteId,
      author: own,
      after: new Date(since - skewMs).toISOString(),
      per_page: 100,
    })
    const same = rows.find(row => isSame(textOf(row.content.raw), text))
    return same ? { kind: 'found', remoteId: String(same.id), url: same.link } : { kind: 'absent' }
  })
}

/**
 * Puts a comment into the dustbin, or approves it again. To hold it back would hide it as well, but
 * then nobody could tell it from one that waits for its first look.
 */
export const hide: Port['hide'] = (call, { remoteId }, hidden) => {
  const api = apiOf(call)
  return orFailure(call, async () => {
    const row = await lookAt(api, remoteId)
    if (isHidden(row) !== hidden || row.status === 'hold') {
      await api.post(id, pathOf(remoteId), { status: hidden ? 'trash' : 'approved' })
    }
    return { kind: 'done' }
  })
}

function lookAt(api: Api, remoteId: string) {
  return api.get(comment, pathOf(remoteId), { context: 'edit' })
}

function pathOf(remoteId: string): string {
  return `/wp/v2/comments/${encodeURIComponent(remoteId)}`
}
