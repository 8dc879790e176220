import { moderatedSince, type Need, needOf } from './need/reply-need.ts'
import { isFromCitizen, isHumanReply, type ReplyMessage } from './reply-message.ts'

/** What happens at one and the same instant, in this order. */
export const NEED = 0
export const NO_NEED = 1
export const REPLY = 2
const REMOVAL = 3

/** One thing that happens in a thread. `Burst` is what the reader of the steps remembers of a need. */
export type Step<Burst> = {
  at: number
  order: typeof NEED | typeof NO_NEED | typeof REPLY | typeof REMOVAL
  message: ReplyMessage
  /** Why a message needs no answer. */
  reason: string | null
  /** Filled by the reader: the episode that a need opened or joined. */
  burst: Burst | null
  /** The need that a removal takes back. */
  need: Step<Burst> | null
}

/**
 * What happens in one thread, in the order of time: citizens' needs (from the time of the text that
 * asks), their messages that need no answer and why, human replies, removals of what needed one.
 * `unfiltered`: no rule, mark or hiding had a part in it.
 */
export function stepsOf<Burst>(
  messages: readonly ReplyMessage[],
  ignoreExclusions: boolean,
): { steps: Step<Burst>[]; unfiltered: boolean } {
  const steps: Step<Burst>[] = []
  let unfiltered = true
  const add = (
    at: number,
    order: Step<Burst>['order'],
    message: ReplyMessage,
    reason: string | null,
  ) => {
    const step: Step<Burst> = { at, order, message, reason, burst: null, need: null }
    steps.push(step)
    return step
  }
  for (const message of messages) {
    if (isHumanReply(message)) {
      add(message.sentAt, REPLY, message, null)
    } else if (isFromCitizen(message)) {
      const need: Need = ignoreExclusions ? { needed: true, at: message.sentAt } : needOf(message)
      if (!need.needed) {
        unfiltered = false
        add(message.sentAt, NO_NEED, message, need.reason)
      } else if (!ignoreExclusions && isModerated(message, need.at, messages)) {
        unfiltered = false
        add(need.at, NO_NEED, message, 'moderation')
      } else {
        if (need.at !== message.sentAt) unfiltered = false
        const step = add(need.at, NEED, message, null)
        const { removedAt = null } = message
        if (removedAt !== null) {
          add(Math.max(removedAt, need.at), REMOVAL, message, null).need = step
        }
      }
    }
  }
  return { steps: steps.sort(byTime), unfiltered }
}

function byTime(a: Step<unknown>, b: Step<unknown>): number {
  return a.at - b.at || a.order - b.order || compare(a.message.id, b.message.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether the page's hiding, before any reply to it, keeps a message from needing an answer. */
function isModerated(
  message: ReplyMessage,
  neededAt: number,
  messages: readonly ReplyMessage[],
): boolean {
  const since = moderatedSince(message)
  if (since === null) return false
  return !messages.some(
    reply =>
      reply.sentAt >= neededAt &&
      reply.sentAt < since &&
      isHumanReply(reply) &&
      answers(reply, message.author),
  )
}

/** A reply that mentions somebody answers those whom it mentions; another answers everybody. */
function answers(reply: ReplyMessage, author: string): boolean {
  const { mentions = [] } = reply
  return mentions.length === 0 || mentions.includes(author)
}
