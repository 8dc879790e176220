import { movedWith, sameWeekdayNextYear } from '../../server/events/rules/recurrence.ts'
import type { EventShape, PlanShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { type EventDraft, emptyDraft, newSlug, stepsOf } from './form/draft.ts'

/**
 * The form of an event filled in from another: the same weekday a year later, the channels on which
 * that one was announced, and its plan where there still is one of that name. Texts changed by hand
 * name its date, so they are composed anew; nothing is planned until somebody says so.
 */
export function copyOf(event: Spoken<EventShape>, plans: readonly PlanShape[]): EventDraft {
  const startLocal = sameWeekdayNextYear(event.startLocal)
  const plan = plans.find(({ name }) => name === event.planName)
  return {
    ...emptyDraft,
    title: event.title,
    startLocal,
    endLocal:
      event.endLocal === null ? '' : movedWith(event.endLocal, event.startLocal, startLocal),
    place: event.place,
    text: event.text,
    hashtags: event.hashtags,
    link: event.link ?? '',
    comment: commentIn(event.deliveries),
    channels: [...new Set(event.deliveries.map(({ channel }) => channel))],
    plan: plan?.id ?? null,
    steps: plan === undefined ? [] : stepsOf(plan),
    slug: newSlug(),
    media: event.media,
  }
}

/** What one post said, on each of its channels: for a post more about the same event. */
export function textsOfPost(
  deliveries: readonly Spoken<DeliveryShape>[],
  post: number,
): Pick<EventDraft, 'channels' | 'texts' | 'comment'> {
  const all = deliveries.filter(delivery => delivery.post === post)
  const of = all.filter(({ after }) => after === null)
  return {
    channels: [...new Set(of.map(({ channel }) => channel))],
    texts: Object.fromEntries(of.map(({ channel, text }) => [String(channel), text])),
    comment: commentIn(all),
  }
}

function commentIn(deliveries: readonly Spoken<DeliveryShape>[]): string {
  return deliveries.find(({ after }) => after !== null)?.text ?? ''
}
