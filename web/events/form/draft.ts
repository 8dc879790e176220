import type { ChannelShape } from '../../../server/channels/shapes-channel.ts'
import { composeFor } from '../../../server/events/rules/compose.ts'
import { stepLocal } from '../../../server/events/rules/plan.ts'
import type { Repeat } from '../../../server/events/rules/recurrence.ts'
import type { EventShape, PlanShape, PlanStepShape } from '../../../server/events/shapes-event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { pageNameOf, slugOf } from '../../../server/language/slug.ts'
import { textLength } from '../../../server/language/text-length.ts'
import { countSigns } from '../../../server/language/text-signs.ts'
import type { MeShape } from '../../../server/people/shapes.ts'
import { fitPicture, type PictureFacts } from '../../../server/pictures/rules-rendition-plan.ts'
import type { MediaShape } from '../../../server/pictures/shapes.ts'
import { ownChannels } from '../../channels/own-channels.ts'

/** A step of the event's plan as the form changes it; `texts` were changed by hand, by channel id. */
export type DraftStep = PlanStepShape & {
  key: string
  ticked: boolean
  texts: Record<string, string>
}

/** What the form of an event holds; empty texts are fields not filled in. */
export type EventDraft = {
  title: string
  startLocal: string
  endLocal: string
  place: string
  text: string
  hashtags: string
  link: string
  channels: number[]
  /** The plan that it is announced with; null: at times chosen one by one. */
  plan: number | null
  steps: DraftStep[]
  /** Suggestions by their key, so that they follow the event when its date changes. */
  suggestions: string[]
  ownTimes: string[]
  /** Texts changed by hand of what is said at these times, by channel id. */
  texts: Record<string, string>
  /** What goes under each post as its first comment; empty: nothing. */
  comment: string
  /** Its place on the public agenda, which its texts may name before it is there. */
  slug: string
  /** How it repeats, without the dates on which it does not; null: it takes place once. */
  repeat: DraftRepeat | null
  /** Pictures that it begins with, those of the event that it is a copy of. */
  media: MediaShape[]
  /** The neighbour’s offer that it takes up; null: it is one’s own. */
  offer: number | null
}

export type DraftRepeat = Repeat & { except: string[] }

export const emptyDraft: EventDraft = {
  title: '',
  startLocal: '',
  endLocal: '',
  place: '',
  text: '',
  hashtags: '',
  link: '',
  channels: [],
  plan: null,
  steps: [],
  suggestions: [],
  ownTimes: [],
  texts: {},
  comment: '',
  slug: '',
  repeat: null,
  media: [],
  offer: null,
}

/** What an event is, in a form that changes it or adds to it. */
export const draftOf = (event: Spoken<EventShape>): EventDraft => ({
  ...emptyDraft,
  title: event.title,
  startLocal: event.startLocal,
  endLocal: event.endLocal ?? '',
  place: event.place,
  text: event.text,
  hashtags: event.hashtags,
  link: event.link ?? '',
  slug: event.slug,
})

export const newSlug = (): string => slugOf(crypto.getRandomValues(new Uint8Array(8)))

/** The steps of a plan, all of them to be done. */
export function stepsOf({ id, steps }: PlanShape): DraftStep[] {
  return steps.map((step, place) => ({ ...step, key: `${id}-${place}`, ticked: true, texts: {} }))
}

export const daysOf = ({ startLocal, endLocal }: Pick<EventDraft, 'startLocal' | 'endLocal'>) => ({
  startLocal,
  endLocal: endLocal === '' ? null : endLocal,
})

/** What the event itself is, as it is sent. */
export const eventOf = (draft: EventDraft) => ({
  title: draft.title.trim(),
  ...daysOf(draft),
  place: draft.place.trim(),
  text: draft.text.trim(),
  hashtags: draft.hashtags.trim(),
  link: draft.link === '' ? null : draft.link,
})

/** One of the posts that the form plans: a step of the plan, or what is said at the other times. */
export type DraftPost = { key: string; step: DraftStep | null; times: string[] }

/** What the form plans, the earliest first. Steps that are past, or internal, are none. */
export function postsOf(
  draft: EventDraft,
  times: readonly string[],
  nowLocal: string,
): DraftPost[] {
  const steps =
    draft.startLocal === ''
      ? []
      : draft.steps
          .filter(({ ticked, audience }) => ticked && audience === 'public')
          .map(step => ({ key: step.key, step, times: [stepLocal(daysOf(draft), step)] }))
          .filter(post => post.times.every(time => time >= nowLocal))
  const others = times.length === 0 ? [] : [{ key: 'times', step: null, times: [...times] }]
  return [...steps, ...others].sort((a, b) => (a.times[0] ?? '').localeCompare(b.times[0] ?? ''))
}

export type Home = Pick<MeShape, 'agendaUrl' | 'commune'>

/**
 * What will be said on a channel: the text changed by hand, else the one composed for it; null
 * while the event has no date to say.
 * @param step null: what is said at times chosen one by one
 * @param home the commune, whose name channels of others say, and where the event's page will be
 */
export function textFor(
  draft: EventDraft,
  channel: Spoken<ChannelShape>,
  step: DraftStep | null,
  home: Home | null,
): string | null {
  const byHand = (step ?? draft).texts[channel.id]
  if (byHand !== undefined) return byHand
  if (draft.startLocal === '') return null
  const { title, place, text, hashtags, link } = draft
  const isKnown = channel.neighbour === null || draft.offer !== null
  return composeFor(
    { limits: channel.limits, town: isKnown ? null : (home?.commune ?? null) },
    { title, ...daysOf(draft), place, text, hashtags, link: link === '' ? null : link },
    { template: step?.text ?? '', url: pageOf(draft, home?.agendaUrl ?? null) },
  )
}

/** Where the event's page will be; null where nobody could open it. */
export function pageOf(draft: EventDraft, agendaUrl: string | null): string | null {
  return agendaUrl === null ? null : `${agendaUrl}/${pageNameOf(draft)}`
}

/** The same draft with a text for one channel; null puts the composed one back. */
export function withText(
  draft: EventDraft,
  step: DraftStep | null,
  channel: Spoken<ChannelShape>,
  text: string | null,
): EventDraft {
  const changed = ({ [channel.id]: _, ...others }: Record<string, string>) =>
    text === null ? others : { ...others, [channel.id]: text }
  if (step === null) return { ...draft, texts: changed(draft.texts) }
  const steps = draft.steps.map(one =>
    one.key === step.key ? { ...one, texts: changed(one.texts) } : one,
  )
  return { ...draft, steps }
}

export type FieldKey =
  | 'title'
  | 'startLocal'
  | 'endLocal'
  | 'place'
  | 'text'
  | 'link'
  | 'pictures'
  | 'channels'
  | 'comment'

export type Finding =
  | { field: Exclude<FieldKey, 'pictures' | 'link' | 'comment'>; why: 'missing' }
  | { field: 'endLocal'; why: 'before-start' }
  | { field: 'link'; why: 'no-address' }
  /** `place` is counted from 1. */
  | { field: 'pictures'; why: 'no-alt'; place: number; count: number }
  | { field: 'channels'; why: 'no-time' | 'no-channel' }
  | { field: 'comment'; why: 'long-comment'; channel: Spoken<ChannelShape>; by: number }
  /** `post`: the step's name; null: what is said at other times. */
  | {
      field: 'channels'
      why: 'too-long' | 'too-many-hashtags' | 'too-many-mentions'
      channel: Spoken<ChannelShape>
      post: string | null
      by: number
    }
  | { field: 'channels'; why: 'empty'; channel: Spoken<ChannelShape>; post: string | null }
  | { field: 'channels'; why: 'too-many-pictures'; channel: Spoken<ChannelShape> }
  | { field: 'channels'; why: 'no-picture'; channel: Spoken<ChannelShape> }
  | {
      field: 'channels'
      why: 'unfit-picture'
      channel: Spoken<ChannelShape>
      place: number
      count: number
    }

/** What would be refused, in the order of the form. Channels and times go together or not at all. */
export function findingsOf(
  draft: EventDraft,
  channels: readonly Spoken<ChannelShape>[],
  posts: readonly DraftPost[],
  pictures: readonly { alt: string; facts?: PictureFacts | null }[],
  home: Home | null,
): Finding[] {
  const findings: Finding[] = []
  for (const field of ['title', 'startLocal', 'place', 'text'] as const) {
    if (draft[field].trim() === '') findings.push({ field, why: 'missing' })
  }
  if (draft.endLocal !== '' && draft.endLocal < draft.startLocal) {
    findings.push({ field: 'endLocal', why: 'before-start' })
  }
  if (draft.link !== '' && !/^https?:\/\/[^\s]+\.[^\s]+$/.test(draft.link)) {
    findings.push({ field: 'link', why: 'no-address' })
  }
  const count = pictures.length
  for (const [index, { alt }] of pictures.entries()) {
    if (alt.trim() !== '') continue
    findings.push({ field: 'pictures', why: 'no-alt', place: index + 1, count })
  }
  const ticked = channels.filter(channel => draft.channels.includes(channel.id))
  if (ticked.length > 0 && posts.length === 0) findings.push({ field: 'channels', why: 'no-time' })
  if (ticked.length === 0 && posts.length > 0) {
    findings.push({ field: 'channels', why: 'no-channel' })
  }
  for (const channel of ticked) {
    const { comment } = channel.limits
    const by = comment && textLength(draft.comment.trim(), comment.counts) - comment.textLength
    if (by && by > 0) findings.push({ field: 'comment', why: 'long-comment', channel, by })
    for (const { step } of posts) {
      const text = textFor(draft, channel, step, home)
      if (text !== null) findings.push(...textFindings(text, channel, step?.name ?? null))
    }
    // What shows none leaves them out.
    if (channel.limits.images > 0 && pictures.length > channel.limits.images) {
      findings.push({ field: 'channels', why: 'too-many-pictures', channel })
    }
    if (pictures.length === 0 && channel.limits.needsImage) {
      findings.push({ field: 'channels', why: 'no-picture', channel })
    }
    for (const [index, { facts }] of pictures.entries()) {
      if (!facts || channel.limits.images === 0) continue
      if (fitPicture(facts, channel.limits).kind !== 'refused') continue
      findings.push({ field: 'channels', why: 'unfit-picture', channel, place: index + 1, count })
    }
  }
  return findings
}

function textFindings(text: string, channel: Spoken<ChannelShape>, post: string | null): Finding[] {
  const { counts, hashtags, mentions } = channel.limits
  if (text.trim() === '') return [{ field: 'channels', why: 'empty', channel, post }]
  const over = [
    { why: 'too-long' as const, by: textLength(text, counts) - channel.limits.textLength },
    { why: 'too-many-hashtags' as const, by: excess(countSigns(text, 'hashtag'), hashtags) },
    { why: 'too-many-mentions' as const, by: excess(countSigns(text, 'mention'), mentions) },
  ]
  return over
    .filter(({ by }) => by > 0)
    .map(({ why, by }) => ({ field: 'channels', why, channel, post, by }))
}

const excess = (count: number, most: number | null): number => (most === null ? 0 : count - most)

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
