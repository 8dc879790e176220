import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryState as State } from '../../server/publishing/rules/delivery.ts'
import { isOnline, isParked, isUnseen } from '../../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'

export type Delivery = Spoken<DeliveryShape>

/** What a channel says at one time: its post, and the first comment under it. */
export type ChannelPost = { post: Delivery; all: readonly Delivery[] }

/** Each channel's posts, in the order in which they go out. */
export function channelPosts(deliveries: readonly Delivery[]): ChannelPost[] {
  const sorted = [...deliveries].sort(
    (a, b) =>
      a.dueLocal.localeCompare(b.dueLocal) ||
      Number(a.after !== null) - Number(b.after !== null) ||
      a.id - b.id,
  )
  const groups = Map.groupBy(
    sorted,
    ({ dueLocal, post, channel }) => `${dueLocal} ${post} ${channel}`,
  )
  return [...groups.values()].flatMap(all => (all[0] === undefined ? [] : [{ post: all[0], all }]))
}

/** The state to show: what the public does not see as it should be is not « publiée ». */
export const stateShown = (delivery: Delivery): State =>
  isUnseen(delivery) ? 'unconfirmed' : delivery.state

const deliveryIssues: ReadonlySet<State> = new Set(['failed', 'unconfirmed', 'missed'])

/** Whether somebody must look. */
export const hasIssue = (one: Delivery) =>
  deliveryIssues.has(one.state) || isParked(one) || isUnseen(one)

/** The one that its mark shows: where the first comment is in trouble and the post is not, that. */
export const leading = ({ post, all }: ChannelPost): Delivery =>
  hasIssue(post) ? post : (all.find(hasIssue) ?? post)

/** Whether the page's address names it, as that of a mail does. */
export const isNamed = ({ id }: Delivery) => location.hash === `#publication-${id}`

/**
 * How much is out of what was to go out with those in trouble: what failed does not take back the
 * rest. Null where nothing is in trouble, or it stood alone.
 */
export function partlyOut(
  deliveries: readonly Delivery[],
): { out: number; planned: number } | null {
  const posts = deliveries.filter(one => one.state !== 'cancelled' && one.after === null)
  const times = new Set(posts.filter(hasIssue).map(({ dueLocal, post }) => `${dueLocal} ${post}`))
  const together = posts.filter(({ dueLocal, post }) => times.has(`${dueLocal} ${post}`))
  if (together.length < 2) return null
  const out = together.filter(one => isOnline(one.state) && !isUnseen(one))
  return { out: out.length, planned: together.length }
}
