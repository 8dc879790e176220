import { z } from 'zod'
import { count, list, time } from '../network/exchange.ts'

/** https://github.com/bluesky-social/atproto/tree/main/lexicons : what is read of them. */

/** What went wrong, by a name of the method's own. */
export const refusal = z.object({ error: z.string(), message: z.string().default('') })

export const identity = z.object({ did: z.string() })

/** https://www.w3.org/TR/did-core/#services */
export const didDocument = z.object({
  service: z
    .array(z.object({ id: z.string(), serviceEndpoint: z.unknown().optional() }))
    .default([]),
})

export const session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })

const labels = z.array(z.object({ val: z.string() })).default([])

export const profile = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().default(''),
  /** Not told of the authors of posts. */
  followersCount: count,
  labels,
})

const ref = z.object({ uri: z.string(), cid: z.string() })
export type Ref = z.infer<typeof ref>

/** `index` counts bytes of UTF-8. */
const facet = z.object({
  index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
  features: z.array(
    z.object({ $type: z.string(), uri: z.string().optional(), did: z.string().optional() }),
  ),
})

const pictures = z.object({ images: z.array(z.object({ alt: z.string() })) })
const card = z.object({ external: z.object({ uri: z.string() }) })

/** A post as its author's server keeps it. */
const postRecord = z.object({
  text: z.string(),
  facets: z.array(facet).optional().catch(undefined),
  reply: z.object({ root: ref, parent: ref }).optional().catch(undefined),
  embed: z
    .object({ images: pictures.shape.images.optional(), external: card.shape.external.optional() })
    .optional()
    .catch(undefined),
})
export type PostRecord = z.infer<typeof postRecord>

const media = z.object({
  images: z.array(z.object({ fullsize: z.string(), alt: z.string() })).optional(),
  playlist: z.string().optional(),
})

/** A post as it is shown: `embed` with addresses. */
export const post = z.object({
  ...ref.shape,
  author: profile,
  record: postRecord,
  embed: z
    .object({ ...media.shape, media: media.optional() })
    .optional()
    .catch(undefined),
  replyCount: z.number().default(0),
  indexedAt: time,
  labels,
  viewer: z.object({ replyDisabled: z.boolean().default(false) }).default({ replyDisabled: false }),
})
export type Post = z.infer<typeof post>

export const shownPosts = z.object({ posts: list })

export const notifications = z.object({
  cursor: z.string().optional(),
  notifications: list,
})
/** With what a post has but for its pictures. */
export const notification = z.looseObject({ uri: z.string(), indexedAt: time })

export const authorFeed = z.object({ cursor: z.string().optional(), feed: list })
/** `reason`: it is there because somebody shares it. */
export const feedRow = z.object({
  post: post.optional().catch(undefined),
  reason: z.unknown().optional(),
})

/** Without `post`: withheld from the account, by a block; with it, the nodes that answer it. */
const threadNode = z.object({
  post: post.optional().catch(undefined),
  replies: z.array(z.unknown()).default([]).catch([]),
})
export type ThreadNode = z.infer<typeof threadNode>
export const thread = z.object({ thread: threadNode })

export const record = z.object({ ...ref.shape, value: postRecord })

/** `blob` is given back as it came. */
export const uploaded = z.object({ blob: z.record(z.string(), z.unknown()) })
export const written = z.object({ uri: z.string() })
export const removed = z.object({})

/** Without recursion: a server may nest its answer as deep as it likes, whatever depth was asked for. */
export function postsIn(root: ThreadNode | undefined): Post[] {
  const posts: Post[] = []
  const left = [root]
  while (left.length > 0) {
    const node = left.pop()
    if (node?.post === undefined) continue
    posts.push(node.post)
    for (const row of node.replies.toReversed()) left.push(threadNode.safeParse(row).data)
  }
  return posts
}
