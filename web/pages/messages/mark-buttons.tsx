import { useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../../server/shapes/conversation.ts'
import { api } from '../../api.ts'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { words } from '../../i18n/index.ts'
import { useAction } from '../../resource.ts'

/** Reasons of a person, as they are kept in the log; the catalogue has their words. */
const reasons = ['courtesy', 'elsewhere', 'spam', 'other'] as const

/** « Pas de réponse attendue », with its reason, and « En fait si »: each undone in one press. */
export function MarkButtons({
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
  const t = words.value.marks

  async function mark(needsReply: boolean, reason: string): Promise<void> {
    onChange(await api.mark(message.id, { needsReply, reason }))
    setAsking(false)
  }

  async function markAndSay(needsReply: boolean, reason: string): Promise<void> {
    const done = await action.run(() => mark(needsReply, reason))
    if (!done) return
    say(needsReply ? t.saidNeeded : t.saidNotNeeded, () => {
      void action.run(() => mark(!needsReply, 'undone'))
    })
  }

  return (
    <>
      {message.needsReply ? (
        <button
          type="button"
          class="text-link is-quiet"
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {t.notNeeded}
        </button>
      ) : (
        <>
          {!isTold && (
            <span class="text-muted">{t.why(message.needsReplyReason, message.needsReplyBy)}</span>
          )}
          <button
            type="button"
            class="text-link is-quiet"
            onClick={() => void markAndSay(true, 'needed')}
          >
            {t.needed}
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
                onClick={() => void markAndSay(false, reason)}
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
