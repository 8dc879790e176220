import type { ConversationShape, MessageShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { ProblemNotice } from '../components/notice.tsx'
import { inboxMessages } from './messages.ts'
import { type Reason, useMarks } from './use-marks.ts'

type ButtonsProps = {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}

/** « Pas de réponse attendue » in one press, or « Demande une réponse », which takes it back. */
export function NeedsReplyButtons({
  message,
  isTold,
  onChange,
}: ButtonsProps & {
  /** Whether the reason is on the screen already, as the outcome of an episode. */
  isTold: boolean
}) {
  const marks = useMarks(onChange)
  const t = inboxMessages().marks
  const isSpam = message.needsReplyBy === 'person' && message.needsReplyReason === 'spam'
  return (
    <>
      {!message.needsReply && !isTold && (
        <span class="text-muted">{t.why(message.needsReplyReason, message.needsReplyBy)}</span>
      )}
      {/* One button for both, so that the focus stays on it. */}
      <button
        type="button"
        class="text-link is-quiet"
        onClick={() => {
          if (message.needsReply) void marks.notNeeded(message, 'other')
          else void (isSpam ? marks.notSpam(message) : marks.needed(message))
        }}
      >
        {message.needsReply ? t.notNeeded : isSpam ? t.notSpam : t.needed}
      </button>
      <Problem problem={marks.problem} />
    </>
  )
}

/** Why no answer is expected, for whoever wants the journal to say it, and spam. */
export function ReasonButtons({ message, onChange }: ButtonsProps) {
  const marks = useMarks(onChange)
  const t = inboxMessages().marks
  if (!message.needsReply) return null
  const reasons: [Reason, string][] = [
    ['courtesy', t.reasons.courtesy],
    ['elsewhere', t.reasons.elsewhere],
    ['spam', t.spam],
  ]
  return (
    <>
      {reasons.map(([reason, words]) => (
        <button
          key={reason}
          type="button"
          class="text-link is-quiet"
          onClick={() => void marks.notNeeded(message, reason)}
        >
          {words}
        </button>
      ))}
      <Problem problem={marks.problem} />
    </>
  )
}

function Problem({ problem }: { problem: unknown }) {
  if (problem === null) return null
  return (
    <div class="basis-full">
      <ProblemNotice problem={problem} kept={inboxMessages().marks.unchanged} />
    </div>
  )
}
