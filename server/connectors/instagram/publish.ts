import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { countSigns } from '../../language/text-signs.ts'
import type { Failure, Port, Publication, PublishedImage } from '../connector.ts'
import { GraphError, made } from '../meta/answer.ts'
import { orFailure } from '../meta/attempt.ts'
import { createGraph, type Graph, shaped } from '../meta/client.ts'
import { insightsOf, orGone } from '../meta/figures.ts'
import { type Published, publishOn, verifyOn } from '../meta/published.ts'
import { looksAfter, type Pause, wait, withLink } from '../network/publishing.ts'
import { manifest } from './manifest.ts'
import { network } from './network.ts'
import {
  type Account,
  accountOf,
  containerRow,
  type PublishedRow,
  publishedRow,
  publishingLimit,
} from './payload.ts'
import { instagramSentences } from './sentences.ts'

const HOUR = 60 * 60_000

/**
 * Publishes one to ten images with a caption. Instagram fetches each image into a container, which
 * nobody sees and which it drops after a day; only `media_publish` shows something.
 * https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export const createPublish = (pause: Pause) =>
  publishOn<{ account: Account; container: string }>(network, {
    async prepare(graph, variant, now) {
      const never = whyNever(variant)
      if (never !== null) return { kind: 'failed', reason: never, retryAt: null }
      const account = await accountOf(graph)
      const full = await whyFull(graph, account, now)
      if (full !== null) return full
      return { account, container: await createContainer(graph, account, variant, pause) }
    },
    async show(graph, _variant, { account, container }) {
      const answer = await graph.post(`${account.id}/media_publish`, { creation_id: container })
      return shaped(made, answer).id
    },
  })

export const publish = createPublish(wait)

export const published: Published<PublishedRow> = {
  path: async graph => `${(await accountOf(graph)).id}/media`,
  row: publishedRow,
  fields: 'id,caption,timestamp,permalink,children{id}',
  // A link cannot be opened there, and stands at the end to be copied.
  text: withLink,
  // An album tells them, anything else is one.
  images: row => row.children?.data.length ?? 1,
  otherImages: () => instagramSentences.otherImages,
  differs: (_, variant, row) =>
    published.images(row) === variant.images.length ? null : instagramSentences.imagesDiffer,
}

export const verify = verifyOn(network, published)

/** What Instagram would never take, and where it could never fetch an image. */
function whyNever(variant: Publication): Sentence | null {
  const { images } = variant
  if (images.length === 0) return instagramSentences.needsImage
  if (images.some(({ url }) => url === null)) {
    return instagramSentences.cannotFetch
  }
  const caption = withLink(variant)
  const { textLength, hashtags = 0, mentions = 0 } = manifest.limits
  if (caption.length > textLength) {
    return instagramSentences.textTooLong(textLength)
  }
  if (countSigns(caption, 'hashtag') > hashtags) {
    return instagramSentences.tooManyHashtags(hashtags)
  }
  if (countSigns(caption, 'mention') > mentions) {
    return instagramSentences.tooManyMentions(mentions)
  }
  return null
}

/** Instagram counts what apps publish over the last 24 hours, and never says when one falls out. */
async function whyFull(graph: Graph, account: Account, now: number): Promise<Failure | null> {
  const left = await publicationsLeft(graph, account).catch(error => {
    // Where it cannot be asked, the publication itself will tell.
    if (error instanceof GraphError && error.problem === 'parameter') return null
    throw error
  })
  if (left === null || left.left > 0) return null
  const reason = instagramSentences.publishedEnough(left.total)
  return { kind: 'failed', reason, retryAt: now + HOUR }
}

/** How many publications Instagram still takes today, of how many; null where it does not tell. */
export async function publicationsLeft(
  graph: Graph,
  account: Account,
): Promise<{ left: number; total: number } | null> {
  const fields = 'quota_usage,config'
  const answer = await graph.get(`${account.id}/content_publishing_limit`, { fields })
  const [limit] = shaped(publishingLimit, answer).data
  const total = limit?.config?.quota_total
  return limit === undefined || total === undefined
    ? null
    : { left: total - limit.quota_usage, total }
}

async function createContainer(
  graph: Graph,
  account: Account,
  variant: Publication,
  pause: Pause,
): Promise<string> {
  const path = `${account.id}/media`
  const create = async (body: Record<string, string>) => {
    const { id } = shaped(made, await graph.post(path, body))
    await untilReady(graph, id, pause)
    return id
  }
  const caption = withLink(variant)
  const [only, ...others] = variant.images
  if (only !== undefined && others.length === 0)
    return await create({ ...imageBody(only), caption })
  const children: string[] = []
  for (const image of variant.images) {
    children.push(await create({ ...imageBody(image), is_carousel_item: 'true' }))
  }
  return await create({ media_type: 'CAROUSEL', children: children.join(','), caption })
}

/** What is longer than Instagram takes is cut: a shorter description is better than none. */
const longestAlt = 1_000

function imageBody({ url, alt }: PublishedImage): Record<string, string> {
  return { image_url: url ?? '', ...(alt === '' ? {} : { alt_text: alt.slice(0, longestAlt) }) }
}

/** Waits some seconds for a container; one that takes longer is made anew by a later attempt. */
async function untilReady(graph: Graph, container: string, pause: Pause): Promise<void> {
  for (const pauseMs of [...looksAfter, null]) {
    const answer = await graph.get(container, { fields: 'status_code,status' })
    const { status_code: code, status = '' } = shaped(containerRow, answer)
    if (code === 'FINISHED') return
    if (code !== 'IN_PROGRESS') throw broken(status)
    if (pauseMs !== null) await pause(pauseMs)
  }
  throw new GraphError('not-ready', { message: `container ${container} is still worked on` })
}

/** `status` holds the reason as a subcode: « Error: 2207005 ». */
function broken(status: string): GraphError {
  const subcode = /\b(2207\d{3})\b/.exec(status)?.[1]
  return new GraphError('not-ready', {
    message: `container: ${status}`,
    subcode: subcode === undefined ? null : Number(subcode),
  })
}

/** `like_count` is left out where the account hides it. */
const counted = z.object({
  like_count: z.int().min(0).nullable().default(null),
  comments_count: z.int().min(0).nullable().default(null),
})

/**
 * Instagram counts no clicks of a post in the feed. `reach` and `shares` need the permission
 * `instagram_manage_insights`, and some viewers.
 * https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights
 */
export const figures: Port['figures'] = async (call, remoteId) => {
  const graph = createGraph(call)
  return await orFailure(network, call, 'read', () =>
    orGone(async () => {
      const fields = 'like_count,comments_count'
      const row = shaped(counted, await graph.get(remoteId, { fields }))
      const seen = await insightsOf(graph, remoteId, ['reach', 'shares'])
      return {
        kind: 'figures',
        reach: seen.get('reach') ?? null,
        reactions: row.like_count,
        comments: row.comments_count,
        shares: seen.get('shares') ?? null,
        clicks: null,
      }
    }),
  )
}
