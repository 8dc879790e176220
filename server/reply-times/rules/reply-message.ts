/**
 * A message as reply times see it: the message of the `reply-times` command (docs/reply-times.md), with
 * instants in ms UTC. What is absent means: a message, human, delivered, not holding, mentioning
 * nobody, never edited, removed, hidden or marked.
 */
export type ReplyMessage = {
  /** Unique among all messages: duplicates count once. */
  id: string
  thread: string
  /**
   * On an inbound message the citizen. On an outbound one nobody looks at it: it may be '' where
   * the network does not tell who of the commune wrote.
   */
  author: string
  direction: 'inbound' | 'outbound'
  sentAt: number
  text: string
  kind?: 'message' | 'note' | 'reaction'
  automatic?: boolean
  delivered?: boolean
  holding?: boolean
  /** Outbound: the authors whom a public reply mentions. Inbound: those whom its text mentions. */
  mentions?: readonly string[]
  edits?: readonly Edit[]
  /** What its texts were before they were erased; `text` is empty then, and there are no edits. */
  erased?: TextNeed
  removedAt?: number | null
  hidden?: readonly Hiding[]
  marks?: readonly NeedsReplyOverride[]
}

type Edit = { at: number; text: string }

/** What the rules make of a message's texts, whatever people say of it. */
export type TextNeed = {
  /**
   * The rule by which the text that was sent needs no answer; null: it does. Of an erased one
   * `unlikely`: it does, and most probably wanted none.
   */
  rule: string | null
  /** Since when one of its texts needs an answer, ms UTC; null: none does. */
  needAt: number | null
}

/** Hidden by the page over [from, to); `to` is null while it still is. */
type Hiding = { from: number; to: number | null }

/** A person's judgement: whether the message needs an answer, and why not. */
export type NeedsReplyOverride = { at: number; needsReply: boolean; reason: string | null }

/**
 * What was known at `now`: messages sent later are left out, and so are later edits, removals,
 * hidings and marks of those that stay. Messages without any are returned as they are.
 */
export function knownAt(messages: readonly ReplyMessage[], now: number): ReplyMessage[] {
  const known: ReplyMessage[] = []
  for (const message of messages) {
    if (message.sentAt <= now) known.push(hasLater(message, now) ? cutAt(message, now) : message)
  }
  return known
}

function hasLater({ edits, erased, removedAt, hidden, marks }: ReplyMessage, now: number): boolean {
  return (
    (erased?.needAt ?? 0) > now ||
    (typeof removedAt === 'number' && removedAt > now) ||
    (edits?.some(edit => edit.at > now) ?? false) ||
    (hidden?.some(hiding => hiding.from > now || (hiding.to ?? 0) > now) ?? false) ||
    (marks?.some(mark => mark.at > now) ?? false)
  )
}

function cutAt(message: ReplyMessage, now: number): ReplyMessage {
  const { edits = [], erased, removedAt = null, hidden = [], marks = [] } = message
  return {
    ...message,
    ...(erased && {
      erased: { ...erased, needAt: (erased.needAt ?? 0) > now ? null : erased.needAt },
    }),
    edits: edits.filter(edit => edit.at <= now),
    removedAt: removedAt !== null && removedAt > now ? null : removedAt,
    hidden: hidden
      .filter(hiding => hiding.from <= now)
      .map(({ from, to }) => ({ from, to: to !== null && to > now ? null : to })),
    marks: marks.filter(mark => mark.at <= now),
  }
}

/** Since when the message has been hidden and still is, or null. */
export function hiddenSince({ hidden }: ReplyMessage): number | null {
  let since: number | null = null
  for (const { from, to } of hidden ?? []) {
    if (to === null && (since === null || from < since)) since = from
  }
  return since
}

const SEEN_AFTER_MS = 10 * 60_000

/**
 * Whether the message stops the clock: outbound, a message (not a note or a reaction), by a human,
 * delivered, and not taken away 10 minutes or less after it was sent. Hiding a reply, for as long
 * as it lasts, takes it away from the citizen just as removing it does.
 */
export function isHumanReply(message: ReplyMessage): boolean {
  if (message.direction !== 'outbound' || (message.kind ?? 'message') !== 'message') return false
  if (message.automatic === true || message.delivered === false) return false
  const { removedAt = null } = message
  const hidden = hiddenSince(message)
  return (
    (removedAt === null || removedAt - message.sentAt > SEEN_AFTER_MS) &&
    (hidden === null || hidden - message.sentAt > SEEN_AFTER_MS)
  )
}

/** Whether it is something that a citizen said; reactions and notes never ask for anything. */
export function isFromCitizen(message: ReplyMessage): boolean {
  return message.direction === 'inbound' && (message.kind ?? 'message') === 'message'
}
