import type { ConversationShape, MessageShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { say } from '../components/notice.tsx'
import { useAction } from '../resource.ts'
import { markMessages } from './mark-messages.ts'

/** Reasons of a person, as they are kept in the journal; the catalogue has their words. */
export type Reason = 'courtesy' | 'elsewhere' | 'other' | 'spam'

/** What a person says of a message, each in one press and undone in one, to exactly what was before. */
export function useMarks(onChange: (changed: Spoken<ConversationShape>) => void) {
  const action = useAction()
  const t = markMessages()

  async function mark(
    message: Spoken<MessageShape>,
    needsReply: boolean,
    reason: Reason | 'needed',
    said: string,
  ): Promise<void> {
    const changed = await api('POST /messages/:id/marks', {
      param: { id: message.id },
      json: { needsReply, reason },
    })
    onChange(changed)
    const undo = markThatCounts(changed.messages.find(one => one.id === message.id))
    say(said, undo === null ? null : () => takeBack(message, undo))
  }

  async function takeBack(message: Spoken<MessageShape>, counts: number): Promise<void> {
    const param = { id: message.id, mark: counts }
    onChange(await api('DELETE /messages/:id/marks/:mark', { param }))
  }

  const markNotNeeded = (message: Spoken<MessageShape>, reason: Reason) =>
    mark(message, false, reason, reason === 'spam' ? t.saidSpam : t.saidNotNeeded)
  const notNeeded = (message: Spoken<MessageShape>, reason: Reason) =>
    action.run(() => markNotNeeded(message, reason))
  const needed = (message: Spoken<MessageShape>) =>
    action.run(() => mark(message, true, 'needed', t.saidNeeded))

  /** What it was before somebody called it spam; a mark of an earlier version is overruled instead. */
  const notSpam = (message: Spoken<MessageShape>) =>
    action.run(async () => {
      const counts = markThatCounts(message)
      if (counts === null) return await mark(message, true, 'needed', t.saidNotSpam)
      await takeBack(message, counts)
      say(t.saidNotSpam, () => markNotNeeded(message, 'spam'))
    })

  return { problem: action.problem, notNeeded, needed, notSpam }
}

/** The judgement that can be taken back, by its number; null when there is none. */
function markThatCounts(message: Spoken<MessageShape> | undefined): number | null {
  return message?.overrides.findLast(one => one.mark !== null)?.mark ?? null
}
