import { textRoom } from '../../language/text-length.ts'
import type { Port } from '../connector.ts'
import { closedFor, orClosed } from '../network/error.ts'
import { apiOf } from './api.ts'
import { manifest } from './manifest.ts'
import { thread } from './payload.ts'
import { findByKey, send, tooLong } from './publish.ts'
import { blueskySentences as says } from './sentences.ts'

/** Answers a post under it, in its thread. */
export const reply: Port['reply'] = async (call, { remoteId: uri }, text, key) => {
  if (textRoom(text, manifest.limits) < 0) return tooLong
  const api = apiOf(call)
  const query = { uri, depth: 0, parentHeight: 0 }
  const asked = await orClosed(call, says.gone, () =>
    api.get(thread, 'app.bsky.feed.getPostThread', query),
  )
  if ('kind' in asked) return asked
  const { post } = asked.thread
  if (post === undefined) return closedFor(says.blocked)
  if (post.viewer.replyDisabled) return closedFor(says.repliesClosed)
  const parent = { uri, cid: post.cid }
  const root = post.record.reply?.root ?? parent
  return await send(api, call, { text, reply: { root, parent } }, key)
}

/** Where its key says that it stands. */
export const findReply: Port['findReply'] = (call, _message, _text, _since, key) =>
  findByKey(call, key)
