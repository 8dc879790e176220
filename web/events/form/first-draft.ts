import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import type { PlanShape } from '../../../server/events/shapes/plan.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { ownChannels } from '../../channels/own-channels.ts'
import { type EventDraft, emptyDraft, newSlug, stepsOf } from './draft.ts'

/**
 * Our own channels are ticked from the start, but for those that want a picture; the neighbours'
 * never without being asked. The first plan is the default one. `day`: a date that the calendar gave, or nothing.
 */
export function firstDraft(
  channels: readonly Spoken<ChannelShape>[],
  [plan]: readonly PlanShape[],
  day: string,
): EventDraft {
  const ticked = ownChannels(channels).filter(({ limits }) => !limits.needsImage)
  return {
    ...emptyDraft,
    startLocal: /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T18:00` : '',
    channels: ticked.map(({ id }) => id),
    plan: plan?.id ?? null,
    steps: plan === undefined ? [] : stepsOf(plan),
    slug: newSlug(),
  }
}
