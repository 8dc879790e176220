import type { Posts } from '../meta/posts/posts.ts'
import type { Context, Cursor } from './cursor.ts'
import type { WebhookEvents } from './webhook-events.ts'

/** Echoes remembered: those of some days, for whoever answers a hundred messages a day. */
const rememberedEchoes = 400

/** Through which application the page's own messages went: needed before conversations are read. */
export function noteEchoes(cursor: Cursor, { echoes }: WebhookEvents): void {
  const all = [...Object.entries(cursor.echoes), ...echoes]
  cursor.echoes = Object.fromEntries(all.slice(-rememberedEchoes))
}

/**
 * Looks at what webhooks named. What they say is not taken for true: it may be late, come twice, or
 * after what happened next. A comment under an old post is found at once, which polling would find
 * within a quarter of an hour; and a removal, an edit or a hiding of something old, which polling
 * would not find at all.
 *
 * @throws GraphError where something could not be looked at; the rest is in the gather.
 */
export async function followEvents(
  context: Context,
  posts: Posts,
  events: WebhookEvents,
): Promise<void> {
  const { cursor, gather, graph } = context
  for (const [remoteId, at] of events.unsent) gather.remove({ of: 'message', remoteId, at })
  let refused = await context.doPart('read', async () => {
    const present = await graph.present([...events.gone.keys()])
    for (const [remoteId, { of, at }] of events.gone) {
      if (present.get(remoteId) === false) gather.remove({ of, remoteId, at })
    }
  })
  for (const [post, floor] of events.posts) {
    // A new comment under one of the latest posts comes with those; of a known one that was edited
    // or hidden only the newest are looked at there.
    const isNew = !events.changed.has(post) && floor > context.now - atHandMs
    const isAtHand = isNew && post in cursor.knownPosts
    if (isAtHand || events.gone.has(post)) continue
    const read = () => posts.readNamed(post, Math.max(floor - 1, context.horizon))
    refused = (await context.doPart('read', read)) ?? refused
  }
  if (refused !== null) throw refused
}

/** A comment this young is among the newest ones of its post, unless there are more: then all are read. */
const atHandMs = 10 * 60_000
