import { excerptOf } from '../../language/text.ts'
import type { IncomingMessage } from '../connector.ts'
import { chainTo, type Placed } from '../network/reading.ts'
import { ownerOf, pageOf } from './address.ts'
import type { Post } from './payload.ts'
import { mentionsIn, saidTo } from './text.ts'

/**
 * Where a post belongs, by those of its thread that are known; null: it is no message. A conversation
 * is what hangs under the first post of the thread that is not ours: each answer to a post of ours
 * begins one, as a comment does. An address tells whose a post is, also where the post is gone.
 */
export function messageIn(
  post: Post,
  known: ReadonlyMap<string, Post>,
  own: string,
): Placed | null {
  const root = chainTo(post.uri, uri => above(known.get(uri))).find(uri => ownerOf(uri) !== own)
  if (root === undefined) return null
  const top = post.record.reply?.root.uri ?? post.uri
  const first = known.get(top)
  const thread: Placed['thread'] = {
    remoteId: root,
    visibility: 'public',
    subject: first ? (excerptOf(saidTo(own, first.record)) ?? 'Publication sans texte') : null,
    url: pageOf(root),
    post: ownerOf(top) === own ? top : root,
  }
  const parent = root === post.uri ? null : (above(post) ?? null)
  return { thread, message: messageOf(post, parent, own) }
}

export function above(post: Post | undefined): string | undefined {
  return post?.record.reply?.parent.uri
}

function messageOf(post: Post, parent: string | null, own: string): IncomingMessage {
  const { uri, author, record, embed } = post
  const isOurs = author.did === own
  const named = mentionsIn(record).filter(({ did }) => did !== own)
  return {
    remoteId: uri,
    parentRemoteId: parent,
    direction: isOurs ? 'outbound' : 'inbound',
    author: isOurs ? null : { remoteId: author.did, name: author.displayName || author.handle },
    text: saidTo(own, record),
    attachments: [embed, embed?.media].flatMap(shown => [
      ...(shown?.images ?? []).map(({ fullsize: url, alt }) => ({
        ...{ type: 'image', url, name: alt || null },
      })),
      ...(shown?.playlist ? [{ type: 'video', url: shown.playlist, name: null }] : []),
    ]),
    mentions: named.map(({ did }) => did),
    ...(named.length > 0 && { mentionNames: named.map(({ name }) => name) }),
    url: pageOf(uri),
    // When the network took it in, or, on some of its servers, when its author says, if that is earlier.
    sentAt: post.indexedAt,
    automatic: false,
    // Moderators of the network keep it from everybody.
    hidden: post.labels.some(({ val }) => val === '!hide'),
  }
}
