import { z } from 'zod'
import { eventStatuses } from '../events/rules/plan.ts'
import { eventNew } from '../events/shapes-event.ts'
import { id, idText, instant, localTime, prose, said, webLink } from '../platform/shapes.ts'
import { whyNotReached } from './rules/reached.ts'
import { shareActs, shareStates, shareVias } from './rules/share.ts'

const shareStepShape = z.object({
  at: instant,
  what: z.enum(shareActs),
  by: z.string(),
  via: z.enum(shareVias),
  /** Which text was copied or file was taken, why it was declined, where it was published. */
  detail: z.string().nullable(),
})

export const shareShape = z.object({
  id,
  event: id,
  title: z.string(),
  startLocal: localTime,
  partner: id,
  partnerName: z.string(),
  withPlan: z.boolean(),
  state: z.enum(shareStates),
  proposedAt: instant,
  proposedBy: z.string(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  /** Why it was declined. */
  comment: z.string().nullable(),
  publishedAt: instant.nullable(),
  /** The address of their post. */
  url: z.string().nullable(),
  /** When we read that it is public; null: not yet, or its network lets nobody read. */
  urlSeenAt: instant.nullable(),
  /** Who of them may know nothing of it, and why. */
  notReached: z.array(
    z.object({ name: z.string(), why: z.enum(whyNotReached), reason: said.nullable() }),
  ),
  steps: z.array(shareStepShape),
})
export type ShareShape = z.infer<typeof shareShape>

export const shareNew = z.object({
  event: id,
  partners: z.array(id).max(1000).default([]),
  groups: z.array(id).max(50).default([]),
  /** All the texts of its plan, or the announcement alone. */
  withPlan: z.boolean().default(false),
})
export type ShareNew = z.infer<typeof shareNew>

/** Why a partner that was chosen is offered nothing. */
const notOffered = ['ended', 'reads-feed', 'nobody', 'already'] as const

export const sharesMade = z.object({
  shares: z.array(shareShape),
  skipped: z.array(z.object({ partner: id, name: z.string(), why: z.enum(notOffered) })),
})
export type SharesMade = z.infer<typeof sharesMade>

export const shareQuery = z.object({
  event: idText.optional(),
  partner: idText.optional(),
  before: idText.optional().meta({ description: '`next` of the page before' }),
})

export const sharesPage = z.object({
  shares: z.array(shareShape),
  /** Give it back as `before` for the older ones; null at the end. */
  next: id.nullable(),
})
export type SharesPage = z.infer<typeof sharesPage>

/** What a partner said by telephone, or by mail: the officer writes it down. */
export const shareAnswer = z.object({
  answer: z.enum(['accepted', 'declined', 'published']),
  comment: prose.max(500).default(''),
  url: webLink.nullable().default(null),
})
export type ShareAnswer = z.infer<typeof shareAnswer>

/** `accepted`: those that were published too. `answerMs`: the median from offer to answer. */
const figures = z.object({
  proposed: z.int(),
  accepted: z.int(),
  declined: z.int(),
  published: z.int(),
  answerMs: z.int().nullable(),
  latestAt: instant.nullable(),
})

/** What became of what was offered to each partner, and of each event. */
export const shareFigures = z.object({
  partners: z.array(figures.extend({ partner: id })),
  events: z.array(figures.extend({ event: id })),
})
export type ShareFigures = z.infer<typeof shareFigures>

/** An event that another commune of this installation offers: of it, what everybody may see. */
export const offerShape = z.object({
  id,
  /** Whose it is. */
  commune: z.string(),
  state: z.enum(shareStates),
  proposedAt: instant,
  status: z.enum(eventStatuses),
  title: z.string(),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  place: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  pictures: z.array(z.object({ alt: z.string(), url: z.string() })),
  /** What was made of it in the own calendar; null: nothing yet. */
  event: id.nullable(),
  /** Whether the original changed since that one followed it. */
  hasChanged: z.boolean(),
})
export type OfferShape = z.infer<typeof offerShape>

/** An event that is offered to a partner, as its own software reads it. */
export const offeredShape = z.object({
  id,
  state: z.enum(shareStates),
  proposedAt: instant,
  answeredAt: instant.nullable(),
  status: z.enum(eventStatuses),
  title: z.string(),
  startLocal: localTime.nullable().meta({
    description:
      'null, and the title empty: not shown for the moment; `status` says whether it is off',
  }),
  endLocal: localTime.nullable(),
  place: z.string(),
  /** The whole text of the announcement. */
  text: z.string(),
  link: z.string().nullable(),
  /** Ready to be copied, each for a place: « facebook », « short » … */
  texts: z.array(z.object({ piece: z.string(), title: z.string(), text: z.string() })),
  pictures: z.array(z.object({ alt: z.string(), url: z.string() })),
  /** On the public agenda, as a page and as .ics; null: it is not there (any more). */
  url: z.string().nullable(),
  calendar: z.string().nullable(),
  /** The page that they lent: accepting publishes there at the time that they give. */
  page: z.string().nullable(),
  /** The address of their post, as they gave it. */
  postUrl: z.string().nullable(),
})
export type OfferedShape = z.infer<typeof offeredShape>

export const offeredList = z.object({
  commune: z.string(),
  zone: z.string(),
  offers: z.array(offeredShape),
})
export type OfferedList = z.infer<typeof offeredList>

/** The answer of a partner’s software; the same again changes nothing. */
export const offeredAnswer = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('accepted'),
    /** When to publish it on the page that they lent, local to the commune that offers it. */
    at: localTime.nullable().default(null),
  }),
  z.object({ answer: z.literal('declined'), comment: prose.max(500).default('') }),
  z.object({
    answer: z.literal('published'),
    url: webLink.nullable().default(null),
  }),
])
export type OfferedAnswer = z.infer<typeof offeredAnswer>

/** In one’s own words; what is absent is as the original has it, its pictures included. */
export const offerTake = eventNew.omit({ slug: true, repeat: true }).partial()
export type OfferTake = z.infer<typeof offerTake>

export const offerDecline = z.object({ comment: z.string().trim().max(500).default('') })
