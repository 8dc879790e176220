import { useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import { api } from '../../api.ts'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { messages } from '../../i18n/index.ts'
import { useAction } from '../../resource.ts'

/** Reasons of a person, as they are kept in the log; the catalogue has their words. */
const reasons = ['courtesy', 'elsewhere', 'other'] as const

/**
 * « Pas de réponse attendue », with its reason, « Indésirable » in one press, and « En fait si »:
 * each undone in one press, to exactly what was before.
 */
export function NeedsReplyButtons({
  message,
  isTold,
  onChange,
}: {
  message: MessageShape
  /** Whether the reason is on the screen already, as the outcome of an episode. */
  isTold: boolean
  onChange: (changed: ConversationShape) => void
}) {
  const [asking, setAsking] = useState(false)
  const action = useAction()
  const t = messages.value.marks
  const isSpam = message.needsReplyBy === 'person' && message.needsReplyReason === 'spam'

  async function markAndSay(needsReply: boolean, reason: string, said: string): Promise<void> {
    await action.run(async () => {
      const changed = await api('POST /messages/:id/marks', {
        param: { id: message.id },
        json: { needsReply, reason },
      })
      onChange(changed)
      setAsking(false)
      const mark = markThatCounts(changed.messages.find(one => one.id === message.id))
      say(said, mark === null ? null : () => void action.run(() => takeBack(mark)))
    })
  }

  async function takeBack(mark: number): Promise<void> {
    onChange(await api('DELETE /messages/:id/marks/:mark', { param: { id: message.id, mark } }))
  }

  /** What it was before somebody called it spam; a mark of an earlier version is overruled instead. */
  async function clear(): Promise<void> {
    const mark = markThatCounts(message)
    if (mark === null) return await markAndSay(true, 'needed', t.saidNotSpam)
    await action.run(async () => {
      await takeBack(mark)
      say(t.saidNotSpam, () => void markAndSay(false, 'spam', t.saidSpam))
    })
  }

  return (
    <>
      {message.needsReply ? (
        <>
          <button
            type="button"
            class="text-link is-quiet"
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            {t.notNeeded}
          </button>
          <button
            type="button"
            class="text-link is-quiet"
            onClick={() => void markAndSay(false, 'spam', t.saidSpam)}
          >
            {t.spam}
          </button>
        </>
      ) : (
        <>
          {!isTold && (
            <span class="text-muted">{t.why(message.needsReplyReason, message.needsReplyBy)}</span>
          )}
          <button
            type="button"
            class="text-link is-quiet"
            onClick={() => void (isSpam ? clear() : markAndSay(true, 'needed', t.saidNeeded))}
          >
            {isSpam ? t.notSpam : t.needed}
          </button>
        </>
      )}
      {asking && message.needsReply && (
        <fieldset class="mt-1 basis-full">
          <legend class="mb-1 text-muted">{t.askWhy}</legend>
          <div class="flex flex-wrap gap-2">
            {reasons.map(reason => (
              <button
                key={reason}
                type="button"
                class="btn btn-sm"
                onClick={() => void markAndSay(false, reason, t.saidNotNeeded)}
              >
                {t.reasons[reason]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} kept={t.unchanged} />
        </div>
      )}
    </>
  )
}

/** The judgement that can be taken back, by its number; null when there is none. */
function markThatCounts(message: MessageShape | undefined): number | null {
  return message?.judgements.findLast(one => one.mark !== null)?.mark ?? null
}
