import { textRoom } from '../../language/text-length.ts'
import type { Answerable, Call, Done, Found, Outcome, ReplyOptions, ReplyTo } from '../connector.ts'
import { asFailure, asOutcome, orElse, orFailure, orUnclear } from '../network/error.ts'
import { type Api, apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { comment, comments, id } from './payload.ts'
import { wordpressSentences as says } from './sentences.ts'
import { comparable, linked, textOf } from './text.ts'

const { textLength, counts } = manifest.limits
/** The two clocks may differ by this much, ms. */
const skewMs = 2 * 60_000

/** Under the comment, for as long as it is there. */
export function replyOptions({ visibility }: Answerable): ReplyOptions {
  const open = { open: true, until: null, limit: { textLength, counts } } as const
  return { public: visibility === 'public' ? open : null, private: null }
}

/**
 * Answers under a comment. WordPress shows no answer under one that waits to be approved: as its own
 * screens do, answering approves it, which comes first, so that no answer stands there unseen.
 */
export async function reply(call: Call, { remoteId }: ReplyTo, text: string): Promise<Outcome> {
  if (textRoom(text, manifest.limits) < 0) {
    return { kind: 'failed', reason: says.textTooLong, retryAt: null }
  }
  const api = apiOf(call)
  const asked = await orElse(
    async () => {
      const row = await lookAt(api, remoteId)
      if (row.status === 'hold') await api.post(id, pathOf(remoteId), { status: 'approved' })
      return row
    },
    error => {
      const failure = asFailure(error, call)
      const isGone = error.problem.what === 'missing' && failure.kind === 'failed'
      return isGone ? { ...failure, reason: says.gone, closes: true as const } : failure
    },
  )
  if ('kind' in asked) return asked
  if (asked.status !== 'approved' && asked.status !== 'hold') {
    return { kind: 'failed', reason: says.isHidden, retryAt: null }
  }
  const answer = { post: asked.post, parent: asked.id, content: linked(text) }
  return await orElse(
    async () => {
      const made = await api.post(comment, '/wp/v2/comments', answer)
      return { kind: 'published', remoteId: String(made.id), url: made.link }
    },
    error => {
      // The same words are there already: looking tells whether they are this answer.
      if (error.code === 'comment_duplicate') return { kind: 'unknown', reason: says.sameAnswer }
      const outcome = asOutcome(error, call)
      const isClosed = error.code === 'rest_comment_closed' && outcome.kind === 'failed'
      return isClosed ? { ...outcome, reason: says.commentsClosed, closes: true } : outcome
    },
  )
}

/** Looks for an answer of this text under the comment, in our name. */
export function findReply(
  call: Call,
  { remoteId }: ReplyTo,
  text: string,
  since: number,
): Promise<Found> {
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
    const same = rows.find(row => comparable(textOf(row.content.raw)) === comparable(text))
    if (same === undefined) return { kind: 'absent' }
    return { kind: 'found', remoteId: String(same.id), url: same.link }
  })
}

/**
 * Puts a comment into the dustbin, or approves it again. To hold it back would hide it as well, but
 * then nobody could tell it from one that waits for its first look.
 */
export function hide(
  call: Call,
  { remoteId }: { remoteId: string },
  hidden: boolean,
): Promise<Done> {
  const api = apiOf(call)
  return orFailure(call, async () => {
    const { status } = await lookAt(api, remoteId)
    const isHidden = status !== 'approved' && status !== 'hold'
    if (isHidden !== hidden || status === 'hold') {
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
