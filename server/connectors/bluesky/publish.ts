import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { textRoom } from '../../language/text-length.ts'
import type { Call, Done, Found, Outcome, Port, Publication } from '../connector.ts'
import {
  closedFor,
  failedFor,
  NetworkError,
  orClosed,
  orElse,
  orFailure,
  orNotYet,
  orNull,
  orOutcome,
  orUnclear,
} from '../network/error.ts'
import { count } from '../network/exchange.ts'
import { verifiedUnless, withLink } from '../network/publishing.ts'
import { noFigures } from '../rules/figures.ts'
import { keyOf, ownerOf, pageOf, posts, recordKey } from './address.ts'
import { type Api, apiOf } from './api.ts'
import { cardOf } from './card.ts'
import { manifest } from './manifest.ts'
import {
  identity,
  type PostRecord,
  type Ref,
  record,
  removed,
  shownPosts,
  thread,
  uploaded,
  written,
} from './payload.ts'
import { blueskySentences as says } from './sentences.ts'
import { facetsIn, linkIn } from './text.ts'

/**
 * Publishes a text with up to four pictures, or with the card of its link. A picture that no post
 * shows is thrown away by the server, so whatever fails before the post may be done again.
 */
export const publish: Port['publish'] = async (call, variant, key) => {
  const text = textOf(variant)
  if (textRoom(text, manifest.limits) < 0) return tooLong
  const api = apiOf(call)
  const embed = await orFailure(call, () => embedOf(api, call, variant))
  return 'kind' in embed ? embed : await send(api, call, { text, ...embed }, key)
}

const tooLong = failedFor(says.textTooLong(manifest.limits.textLength))

/**
 * One attempt at a post, or at an answer. Its record key is made of ours, and `swapRecord: null` says
 * that nothing may stand there yet: the server's `InvalidSwap` is that an earlier attempt got
 * through. (To `createRecord` it would answer 500, as to anything else that goes wrong.)
 * https://docs.bsky.app/docs/api/com-atproto-repo-put-record
 */
async function send(
  api: Api,
  call: Call,
  post: { text: string; embed?: object; reply?: { root: Ref; parent: Ref } },
  key: string,
): Promise<Outcome> {
  const rkey = recordKey(key)
  return await orOutcome(call, async () => {
    const { did: repo } = await api.session()
    const facets = await facetsIn(post.text, handle => didOf(api, handle))
    const createdAt = new Date(call.now).toISOString()
    const value = { $type: posts, ...post, facets, langs: ['fr'], createdAt }
    const body = { repo, collection: posts, rkey, record: value, swapRecord: null }
    const { uri } = await api.write(written, 'com.atproto.repo.putRecord', body).catch(error => {
      if (!(error instanceof NetworkError && isThere(error))) throw error
      return { uri: `at://${repo}/${posts}/${rkey}` }
    })
    return { kind: 'published', remoteId: uri, url: pageOf(uri) }
  })
}

const isThere = ({ code }: NetworkError) => code === 'InvalidSwap'

async function didOf(api: Api, handle: string): Promise<string | null> {
  const asked = () => api.get(identity, 'com.atproto.identity.resolveHandle', { handle }, 'public')
  const known = await orElse(asked, error => {
    const { what } = error.problem
    if (what !== 'missing' && what !== 'refused') throw error
    return null
  })
  return known?.did ?? null
}

async function embedOf(
  api: Api,
  { http }: Call,
  { text, link, images }: Publication,
): Promise<{ embed?: object }> {
  const shown: object[] = []
  for (const { bytes, type, alt, ratio: aspectRatio } of images) {
    const { blob: image } = await api.upload(uploaded, bytes, type)
    shown.push({ image, alt, ...(aspectRatio && { aspectRatio }) })
  }
  if (shown.length > 0) return { embed: { $type: 'app.bsky.embed.images', images: shown } }
  const uri = link ?? linkIn(text)
  if (uri === null) return {}
  return { embed: { $type: 'app.bsky.embed.external', external: await cardOf(http, uri) } }
}

/** Beside pictures there is no card: a link that the text does not have stands at its end. */
function textOf(variant: Publication): string {
  return variant.images.length === 0 ? variant.text : withLink(variant)
}

/** Where its key says that it stands, as the account's own server knows at once. */
export const find: Port['find'] = (call, _variant, key) => findByKey(call, key)

function findByKey(call: Call, key: string): Promise<Found> {
  const api = apiOf(call)
  return orUnclear(async () => {
    const { did: repo } = await api.session()
    const query = { repo, collection: posts, rkey: recordKey(key) }
    const found = await orNull(() => api.get(record, 'com.atproto.repo.getRecord', query, 'public'))
    if (found === null) return { kind: 'absent' }
    return { kind: 'found', remoteId: found.uri, url: pageOf(found.uri) }
  })
}

/**
 * Reads the post back as strangers may, and then asks whether the network shows it: what a server
 * keeps is shown when the network has taken it in, some seconds later.
 */
export const verify: Port['verify'] = (call, variant, uri) => {
  const api = apiOf(call)
  return orNotYet(says.notYet, async () => {
    const query = { repo: ownerOf(uri), collection: posts, rkey: keyOf(uri) }
    const { value } = await api.get(record, 'com.atproto.repo.getRecord', query, 'public')
    const why = whatDiffers(value, variant)
    if (why !== null) return verifiedUnless(why)
    const shown = await api.get(shownPosts, 'app.bsky.feed.getPosts', { uris: [uri] })
    return shown.posts.length > 0 ? verifiedUnless(null) : { kind: 'not-yet', reason: says.notYet }
  })
}

/**
 * Removes the post from what the account keeps; the network then shows it no more. What is not there is
 * removed as well: https://docs.bsky.app/docs/api/com-atproto-repo-delete-record
 */
export const withdraw: Port['withdraw'] = (call, uri) => {
  const api = apiOf(call)
  return orFailure<Done>(call, async () => {
    const { did: repo } = await api.session()
    const body = { repo, collection: posts, rkey: keyOf(uri) }
    await api.write(removed, 'com.atproto.repo.deleteRecord', body)
    return { kind: 'done' }
  })
}

function whatDiffers({ text, embed }: PostRecord, variant: Publication): Sentence | null {
  if (text !== textOf(variant)) return says.textDiffers
  const shown = embed?.images ?? []
  if (shown.length !== variant.images.length) return says.picturesDiffer
  if (variant.images.some(({ alt }, index) => shown[index]?.alt !== alt)) return says.altDiffers
  const isCarded = variant.images.length > 0 || variant.link === null
  return isCarded || embed?.external?.uri === variant.link ? null : says.linkDiffers
}

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-posts */
const counted = z.object({
  posts: z.array(
    z.object({ likeCount: count, repostCount: count, quoteCount: count, replyCount: count }),
  ),
})

/** Who sees or opens a post Bluesky counts nowhere. A quote shares it, as a repost does. */
export const figures: Port['figures'] = async (call, uri) => {
  const api = apiOf(call)
  return await orFailure(call, async () => {
    const { posts } = await api.get(counted, 'app.bsky.feed.getPosts', { uris: [uri] })
    const [row] = posts
    if (row === undefined) return null
    const { likeCount, repostCount, quoteCount, replyCount } = row
    const isShared = repostCount !== null && quoteCount !== null
    return {
      ...{ kind: 'figures', ...noFigures },
      reactions: likeCount,
      comments: replyCount,
      shares: isShared ? repostCount + quoteCount : null,
    }
  })
}

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
