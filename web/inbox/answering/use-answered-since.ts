import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ConversationShape } from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { drafts } from '../../preferences.ts'
import { Refusal } from '../../request.ts'
import type { Action } from '../../resource.ts'

/** The last message and the last answer under way that were on the screen; 0: none was. */
export type Seen = { seenMessage: number; seenReply: number }

/** An answer since the draft was begun; `author` null: the network does not tell. */
type LaterAnswer = { author: string | null; text: string | null; at: string }

export type AnsweredSince = {
  seen: Seen
  /** What is on the screen now, for who read it and sends all the same. */
  now: Seen
  answers: LaterAnswer[]
  /** Whether the server has stopped the draft; then there may be an answer that is not shown yet. */
  isStopped: boolean
  /** What tells of them, to which the focus goes. */
  notice: RefObject<HTMLDivElement | null>
  /** From now on these are known to who writes. */
  keep(): void
}

/**
 * What was answered since a draft was begun. What its writer had on the screen then is kept beside
 * the draft in this browser, and goes with the answer: the server, which alone knows all, has the last word.
 * @param action sends the answer: what comes into sight meanwhile may be this very one
 */
export function useAnsweredSince(
  draft: string,
  conversation: Spoken<ConversationShape>,
  isEmpty: boolean,
  { busy, problem }: Pick<Action, 'busy' | 'problem'>,
  reload: () => Promise<void>,
): AnsweredSince {
  const key = `${draft}-seen`
  const now = seenIn(conversation)
  const [seen, setSeen] = useState(() => read(drafts.read(key)))
  const known = useRef<LaterAnswer[]>([])
  if (!busy) known.current = seen === null || isEmpty ? [] : answersSince(conversation, seen)
  const notice = useRef<HTMLDivElement>(null)
  const isStopped = problem instanceof Refusal && problem.field === 'seenMessage'

  useLayoutEffect(() => {
    if (isEmpty) setSeen(null)
    else if (seen === null) setSeen(now)
  }, [isEmpty, seen, now])
  useLayoutEffect(
    () => drafts.write(key, seen === null ? '' : `${seen.seenMessage} ${seen.seenReply}`),
    [key, seen],
  )
  useLayoutEffect(() => {
    if (isStopped) void reload().then(() => notice.current?.focus())
  }, [problem])

  return {
    seen: seen ?? now,
    now,
    answers: known.current,
    isStopped,
    notice,
    keep: () => setSeen(now),
  }
}

export function seenIn({ messages, replies }: Spoken<ConversationShape>): Seen {
  const last = (list: readonly { id: number }[]) => Math.max(0, ...list.map(({ id }) => id))
  return { seenMessage: last(messages), seenReply: last(replies) }
}

function read(kept: string): Seen | null {
  const [message = Number.NaN, reply = Number.NaN] = kept.split(' ').map(Number)
  return kept === '' || Number.isNaN(message + reply)
    ? null
    : { seenMessage: message, seenReply: reply }
}

/** As far as this screen knows: also from one's own other windows, but what was on its way when the draft was begun. */
function answersSince(
  { messages, replies }: Spoken<ConversationShape>,
  { seenMessage, seenReply }: Seen,
): LaterAnswer[] {
  const sent = messages.filter(
    one =>
      one.id > seenMessage &&
      (one.reply ?? Infinity) > seenReply &&
      one.direction === 'outbound' &&
      one.kind === 'message' &&
      !one.automatic &&
      one.removedAt === null,
  )
  const leaving = replies.filter(one => one.id > seenReply && one.state !== 'failed')
  return [
    ...sent.map(({ author, text, sentAt }) => ({ author, text, at: sentAt })),
    ...leaving.map(({ author, text, createdAt }) => ({ author, text, at: createdAt })),
  ]
}
