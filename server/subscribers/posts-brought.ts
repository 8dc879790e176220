import type { Deps } from '../deps.ts'
import { findEvent } from '../events/rows.ts'
import { eventSentences } from '../events/sentences.ts'
import { instantOfLocal, toIso, toIsoOrNull } from '../language/instant.ts'
import { addDays } from '../language/iso-week.ts'
import { communeOf } from '../people/commune.ts'
import { notFound } from '../platform/refusal.ts'
import { titleOf } from '../publishing/delivery-shape.ts'
import { type DeliveryWithContext, deliveriesOf } from '../publishing/rows.ts'
import { refusePeriod } from '../reply-times/period-figures.ts'
import type { Period } from './audience-report.ts'
import { reachOf } from './reach.ts'
import type { PostBrought, PostsBroughtShape } from './shapes.ts'
import { broadcastsOf } from './store-broadcasts.ts'

/** So many of the last are listed: a year of a commune of a thousand on five channels. */
const mostListed = 1000

/**
 * What each post that went out in a period brought. What nobody says is null: nothing is estimated, and
 * nothing summed over channels as if people were others on each.
 * @param most of the last ones
 * @throws Refusal (`bad-request`) of a period that ends before it begins, or is too long
 */
export async function postsOfPeriod(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  period: Period,
  most = mostListed,
): Promise<PostsBroughtShape> {
  refusePeriod(period)
  const { zone } = await communeOf(deps, communeId)
  const published = {
    since: instantOfLocal(`${period.from}T00:00`, zone),
    before: instantOfLocal(`${addDays(period.to, 1)}T00:00`, zone),
  }
  return await broughtBy(deps, await deliveriesOf(deps.db, communeId, { published }), most)
}

/**
 * The same of an event's posts.
 * @throws Refusal (`not-found`) of another commune's
 */
export async function postsOfEvent(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<PostsBroughtShape> {
  if ((await findEvent(deps.db, communeId, id)) === undefined) throw notFound(eventSentences.event)
  return await broughtBy(
    deps,
    await deliveriesOf(deps.db, communeId, { eventIds: [id] }),
    mostListed,
  )
}

async function broughtBy(
  deps: Pick<Deps, 'db'>,
  deliveries: readonly DeliveryWithContext[],
  most: number,
): Promise<PostsBroughtShape> {
  const posts = deliveries
    .flatMap(row => {
      const { publishedAt } = row
      // A first comment is part of its post.
      return publishedAt === null || row.afterId !== null ? [] : [{ ...row, publishedAt }]
    })
    .toSorted((a, b) => a.publishedAt - b.publishedAt || a.id - b.id)
    .slice(-most)
  const broadcasts = await broadcastsOf(
    deps.db,
    posts.map(({ id }) => id),
  )
  const sent = new Map((await reachOf(deps, broadcasts)).map(one => [one.deliveryId, one.reached]))
  return { posts: posts.map(post => brought(post, sent.get(post.id) ?? null)) }
}

function brought(
  post: DeliveryWithContext & { publishedAt: number },
  sent: number | null,
): PostBrought {
  const { reactions, comments, shares, clicks, readAt } = post
  const [reach, countedBy] =
    sent !== null
      ? ([sent, 'sent'] as const)
      : post.readers !== null
        ? ([post.readers, 'panel'] as const)
        : post.reach !== null
          ? ([post.reach, 'network'] as const)
          : [null, null]
  return {
    ...{
      delivery: post.id,
      post: post.postId,
      channel: post.channelId,
      channelName: post.channelName,
    },
    ...{ connector: post.connector, event: post.eventId, title: titleOf(post) },
    ...{ step: post.stepName, days: post.stepDays, url: post.url },
    ...{ publishedAt: toIso(post.publishedAt), readAt: toIsoOrNull(readAt) },
    ...{ reach, countedBy, reactions, comments, shares, clicks },
  }
}
