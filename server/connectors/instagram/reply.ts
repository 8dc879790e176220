import type { Sentence } from '../../language/sentence.ts'
import type { Call, Outcome, Port } from '../connector.ts'
import { made } from '../meta/answer.ts'
import { orFailure } from '../meta/attempt.ts'
import { createGraph, shaped } from '../meta/client.ts'
import { answering, hideOn, replyOn, replyOptionsOn, tooLongFor } from '../meta/replying.ts'
import { type Mention, mentionOf } from './mentions.ts'
import { network } from './network.ts'
import { accountOf } from './payload.ts'
import { instagramSentences } from './sentences.ts'

const optionsAtHome = replyOptionsOn(network)
const replyAtHome = replyOn(network)
const hideAtHome = hideOn(network)

/**
 * A mention is answered for all to see; a photo on which the account is only tagged takes no comment.
 * All else as on a page.
 */
export const replyOptions: Port['replyOptions'] = (message, now) => {
  const mention = mentionOf(message.remoteId)
  if (mention === null) return optionsAtHome(message, now)
  if (mention.kind === 'tag') {
    return { public: { open: false, reason: instagramSentences.tagTakesNoAnswer }, private: null }
  }
  return { public: { open: true, until: null, limit: network.comment }, private: null }
}

export const reply: Port['reply'] = (call, message, text, key, files) => {
  const mention = mentionOf(message.remoteId)
  return mention === null
    ? replyAtHome(call, message, text, key, files)
    : answerMention(call, mention, text)
}

/**
 * Under the comment that names the account, or under the post whose words do.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions
 */
async function answerMention(
  call: Call,
  { kind, media, comment }: Mention,
  text: string,
): Promise<Outcome> {
  if (kind === 'tag') {
    const reason = instagramSentences.tagTakesNoAnswer
    return { kind: 'failed', reason, retryAt: null, closes: true }
  }
  const tooLong = tooLongFor(network, network.comment, text)
  if (tooLong !== null) return tooLong
  const graph = createGraph(call)
  const account = await orFailure(network, call, 'comment', () => accountOf(graph))
  if ('kind' in account) return account
  return await answering(network, call, 'comment', async () => {
    const body = {
      media_id: media,
      ...(comment !== null && { comment_id: comment }),
      message: text,
    }
    const answer = await graph.post(`${account.id}/mentions`, body)
    return { kind: 'published', remoteId: shaped(made, answer).id, url: null }
  })
}

/** What is under somebody else's post is theirs to hide. */
export const cannotHide = ({ remoteId }: { remoteId: string }): Sentence | null =>
  mentionOf(remoteId) === null ? null : instagramSentences.notOursToHide

export const hide: Port['hide'] = async (call, message, hidden) => {
  const reason = cannotHide(message)
  if (reason === null) return await hideAtHome(call, message, hidden)
  return { kind: 'failed', reason, retryAt: null }
}
