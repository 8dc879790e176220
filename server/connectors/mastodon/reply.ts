import { textRoom } from '../../language/text-length.ts'
import type { Port } from '../connector.ts'
import { orClosed, orUnclear } from '../network/error.ts'
import { skewMs } from '../network/publishing.ts'
import { apiOf, pathOf } from './api.ts'
import { manifest } from './manifest.ts'
import { account, context, isPublic, status } from './payload.ts'
import { send, tooLong } from './publish.ts'
import { mastodonSentences as says } from './sentences.ts'
import { isText } from './text.ts'

const { textLength, counts } = manifest.limits
/** « @ », a name of 30 signs at most and a space stand before every answer. */
const mentionLength = 32

/** Where it was written, for ever. */
export const replyOptions: Port['replyOptions'] = ({ visibility }) => {
  const limit = { textLength: textLength - mentionLength, counts }
  const open = { open: true, until: null, limit } as const
  return { public: null, private: null, [visibility]: open }
}

/**
 * Answers a post as it was shown: to all, or to its author alone. A post for its author's followers
 * is answered to the author alone, for our followers are others.
 */
export const reply: Port['reply'] = async (call, { remoteId, way }, text, key) => {
  const api = apiOf(call)
  const asked = await orClosed(call, says.gone, () => api.get(status, pathOf(remoteId)))
  if ('kind' in asked) return asked
  const mentioning = `@${asked.account.acct} ${text}`
  const warning = asked.spoiler_text
  if (textRoom(`${warning}${mentioning}`, manifest.limits) < 0) return tooLong
  const visibility = way === 'public' && isPublic(asked) ? asked.visibility : 'direct'
  const post = { status: mentioning, in_reply_to_id: remoteId, visibility }
  return await send(call, post, warning, key)
}

/** Looks for an answer of this text under the message. */
export const findReply: Port['findReply'] = (call, { remoteId }, text, since) => {
  const api = apiOf(call)
  return orUnclear(async () => {
    const { id } = await api.get(account, '/api/v1/accounts/verify_credentials')
    const { descendants } = await api.get(context, `${pathOf(remoteId)}/context`)
    const own = descendants.find(
      row => row.account.id === id && row.created_at >= since - skewMs && isText(row, text),
    )
    return own ? { kind: 'found', remoteId: own.id, url: own.url } : { kind: 'absent' }
  })
}
