import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type { Answerable, Call, Found, Outcome, ReplyOptions, ReplyTo } from '../connector.ts'
import { asFailure, orElse } from '../network/error.ts'
import { apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { thread } from './payload.ts'
import { findByKey, send, tooLong } from './publish.ts'
import { blueskySentences as says } from './sentences.ts'

const { textLength, counts } = manifest.limits

/** Where it was written, for ever: for all to see, since nothing else is read here. */
export function replyOptions({ visibility }: Answerable): ReplyOptions {
  const open = { open: true, until: null, limit: { textLength, counts } } as const
  return { public: visibility === 'public' ? open : null, private: null }
}

/** Answers a post under it, in its thread. */
export async function reply(
  call: Call,
  { remoteId: uri }: ReplyTo,
  text: string,
  key: string,
): Promise<Outcome> {
  if (textRoom(text, manifest.limits) < 0) return tooLong
  const api = apiOf(call)
  const closed = (reason: Sentence) =>
    ({ kind: 'failed', reason, retryAt: null, closes: true }) as const
  const asked = await orElse(
    () => api.get(thread, 'app.bsky.feed.getPostThread', { uri, depth: 0, parentHeight: 0 }),
    error => (error.problem.what === 'missing' ? closed(says.gone) : asFailure(error, call)),
  )
  if ('kind' in asked) return asked
  const { post } = asked.thread
  if (post === undefined) return closed(says.blocked)
  if (post.viewer.replyDisabled) return closed(says.repliesClosed)
  const parent = { uri, cid: post.cid }
  const root = post.record.reply?.root ?? parent
  return await send(api, call, { text, reply: { root, parent } }, key)
}

/** Where its key says that it stands. */
export function findReply(
  call: Call,
  _message: ReplyTo,
  _text: string,
  _since: number,
  key: string,
): Promise<Found> {
  return findByKey(call, key)
}
