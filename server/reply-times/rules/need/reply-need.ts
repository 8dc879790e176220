import {
  hiddenSince,
  type NeedsReplyOverride,
  type ReplyMessage,
  type TextNeed,
} from '../reply-message.ts'
import { reasonAgainst } from './rules.ts'
import { isUnlikely, type Setting } from './unlikely.ts'

/**
 * Whether a message needs an answer, and from when (ms UTC), or why not: the
 * reason of a rule, or the one that a person gave.
 */
export type Need = { needed: true; at: number } | { needed: false; reason: string | null }

/**
 * A message's own need, hiding apart. The last mark decides if there is one; one that was sent by itself
 * needs none; else the first text
 * that needs an answer, from the time of that text (its sending, or its edit). A text that came
 * after its own removal does not count. A message that never needed one has the reason of the
 * text that was sent.
 */
export function needOf(message: ReplyMessage): Need {
  const mark = lastMark(message)
  if (mark) {
    return mark.needsReply
      ? { needed: true, at: message.sentAt }
      : { needed: false, reason: mark.reason }
  }
  // What a program wrote by itself waits for nobody, whatever its words.
  if (message.automatic === true) return { needed: false, reason: 'automatic' }
  const { rule, needAt } = message.erased ?? textNeedOf(message)
  return needAt === null ? { needed: false, reason: rule } : { needed: true, at: needAt }
}

/** What the rules alone make of a message's texts: of what it was sent with, then of its edits. */
export function textNeedOf(message: ReplyMessage): TextNeed {
  const { edits, mentions, removedAt = null, sentAt } = message
  const rule = reasonAgainst(message.text, mentions)
  if (rule === null) return { rule, needAt: sentAt }
  if (edits && edits.length > 0) {
    for (const { at, text } of edits.toSorted((a, b) => a.at - b.at)) {
      if (removedAt !== null && at > removedAt) break
      // An edit cannot precede its message, whatever the network says.
      if (reasonAgainst(text, mentions) === null) {
        return { rule, needAt: Math.max(at, sentAt) }
      }
    }
  }
  return { rule, needAt: null }
}

/**
 * Whether a message that needs an answer most probably wants none: no rule leaves it out, and none of
 * its texts looks like it. What a person judged is no guess.
 */
export function isUnlikelyNeed(message: ReplyMessage, setting: Setting): boolean {
  if (lastMark(message)) return false
  const { edits = [], erased, mentions = [], removedAt = null, text } = message
  if (erased) return erased.rule === 'unlikely'
  const stand = edits.filter(({ at }) => removedAt === null || at <= removedAt)
  return [text, ...stand.map(edit => edit.text)].every(each => isUnlikely(each, mentions, setting))
}

/**
 * Since when the page's hiding has kept the message from needing an answer, or null when it is not
 * hidden, or when a person judged later than the hiding that it needs one all the same: of two
 * decisions by people the later one holds.
 */
export function moderatedSince(message: ReplyMessage): number | null {
  const since = hiddenSince(message)
  if (since === null) return null
  const mark = lastMark(message)
  return mark?.needsReply && mark.at >= since ? null : since
}

/** When two marks have the same instant, the one listed last is the last. */
function lastMark({ marks }: ReplyMessage): NeedsReplyOverride | undefined {
  let last: NeedsReplyOverride | undefined
  for (const mark of marks ?? []) {
    if (!last || mark.at >= last.at) last = mark
  }
  return last
}
