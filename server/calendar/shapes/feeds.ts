import { z } from 'zod'
import { postNew } from '../../events/shapes/event.ts'
import { id, instant, line, localDate, localTime, prose, said } from '../../platform/shapes.ts'
import { deathCauses } from '../rules/item.ts'
import { sourceTypes, sourceUses, warnedTopics } from '../rules/source.ts'

const url = z.string().trim().min(8).max(1000)

/**
 * What somebody else keeps, by its public address; `use`: what it is followed for. Météo-France’s vigilance
 * has an address of its own, and is shown the commune’s key.
 */
export const feedNew = z.object({
  name: line(80),
  url: url.default(''),
  use: z.enum(sourceUses).default('events'),
  apiKey: line(4_000).optional(),
})
export type FeedNew = z.output<typeof feedNew>

export const feedTry = z.object({ url })

/** What lies at an address, and at those that it names: each can be followed. */
export const feedFound = z.object({
  url: z.string(),
  type: z.enum(sourceTypes),
  use: z.enum(sourceUses),
  /** What it calls itself; empty: it does not. */
  title: z.string(),
  count: z.int(),
  /** Its three newest items, or its three first events to come. */
  first: z.array(
    z.object({
      title: z.string(),
      at: instant.nullable(),
      startLocal: z.union([localTime, localDate]).nullable(),
    }),
  ),
})
export type FeedFound = z.infer<typeof feedFound>

/** What of a feed can be changed: where its events are shown, and which partner announces them. */
export const feedEdit = z.object({ inAgenda: z.boolean(), partner: id.nullable() })
export type FeedEdit = z.output<typeof feedEdit>

/**
 * What is relayed without anybody's doing: on these channels, so many a day at most. `words`: one of
 * them must be in it; none: everything is.
 */
export const relayRule = z.object({
  channels: z.array(id).min(1).max(50),
  words: z.array(line(60)).max(20).default([]),
  perDay: z.int().min(1).max(5).default(1),
})
export const relayRuleEdit = z.object({ rule: relayRule.nullable() })

export const feedShape = z.object({
  id,
  name: z.string(),
  /** Its whole address for who may change feeds: some open to the person who has it. Else its host. */
  url: z.string(),
  use: z.enum(sourceUses),
  checkedAt: instant.nullable(),
  /** When it was last read, or had not changed. */
  readAt: instant.nullable(),
  /** Why it could not be read the last time, one sentence; null: it could. */
  error: said.nullable(),
  /** How many events are to come, or items wait for a decision. */
  upcoming: z.int(),
  /** Whether the public agenda shows its events. */
  inAgenda: z.boolean(),
  /** The partner whose calendar it is; null: nobody said. */
  partner: id.nullable(),
  /** Since when it is given up for dead, and why; null: it lives. */
  dead: z.object({ since: instant, why: z.enum(deathCauses) }).nullable(),
  rule: relayRule.nullable(),
  /** Why its rule could not relay the last time. */
  ruleProblem: said.nullable(),
})
export type FeedShape = z.infer<typeof feedShape>

/** What a feed offers for relaying. */
export const feedItemShape = z.object({
  id,
  feed: id,
  source: z.string(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  hasPicture: z.boolean(),
  at: instant,
  state: z.enum(['offered', 'relayed', 'dismissed']),
  decidedAt: instant.nullable(),
  /** A name, or that of the rule. */
  decidedBy: z.string().nullable(),
  byRule: z.boolean(),
  /** When the first of its posts goes out, or went. */
  dueAt: instant.nullable(),
  /** What it warns of, and until when, on the commune's clocks; null: of nothing. */
  warns: z.object({ topic: z.enum(warnedTopics), untilLocal: localTime }).nullable(),
})
export type FeedItemShape = z.infer<typeof feedItemShape>

/** The post that relays an item. */
export const itemRelay = postNew.pick({ text: true, channels: true, times: true, media: true })
export type ItemRelay = z.output<typeof itemRelay>

export const itemPicture = z.object({ alt: prose.min(1).max(1500) })
