import type {
  ConversationShape,
  MessageShape,
  OverrideShape,
} from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { near } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { answeringMessages } from './answering/messages.ts'
import { markMessages } from './mark-messages.ts'
import { inboxMessages } from './messages.ts'
import { type Reason, useMarks } from './use-marks.ts'

type ButtonsProps = {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}

/** « Pas de réponse attendue » in one press, or « Demande une réponse », which takes it back. */
export function NeedsReplyButtons({
  message,
  isReasonShown,
  onChange,
}: ButtonsProps & {
  /** Whether the reason is on the screen already, as the outcome of an episode. */
  isReasonShown: boolean
}) {
  const marks = useMarks(onChange)
  const t = markMessages()
  const isSpam = message.needsReplyBy === 'person' && message.needsReplyReason === 'spam'
  return (
    <>
      {!message.needsReply && !isReasonShown && (
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

/** Why no answer is expected, for those who want the journal to say it, and spam. */
export function ReasonButtons({ message, onChange }: ButtonsProps) {
  const marks = useMarks(onChange)
  const t = markMessages()
  if (!message.needsReply) return null
  const reasons: [Reason, string][] = [
    ['courtesy', t.reasons.courtesy],
    ['elsewhere', t.reasons.elsewhere],
    ['spam', t.spam],
  ]
  return (
    <>
      {reasons.map(([reason, label]) => (
        <button
          key={reason}
          type="button"
          class="text-link is-quiet"
          onClick={() => void marks.notNeeded(message, reason)}
        >
          {label}
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
      <ProblemNotice problem={problem} kept={markMessages().unchanged} />
    </div>
  )
}

/** Hides what a resident wrote in public, or shows it again: undone in one press. */
export function HideButton({ message, onChange }: ButtonsProps) {
  const { id, hidden } = message
  const t = answeringMessages().answering
  const set = async (wanted: boolean) =>
    onChange(await api('POST /messages/:id/hidden', { param: { id }, json: { hidden: wanted } }))
  return (
    <ToggleButton
      label={hidden ? t.show : t.hide}
      said={hidden ? t.saidShown : t.saidHidden}
      act={() => set(!hidden)}
      undo={() => set(hidden)}
    />
  )
}

/** Says that an answer of ours was sent by itself, or that somebody wrote it: undone in one press. */
export function AutomaticButton({ message, onChange }: ButtonsProps) {
  const { id, automatic, automaticSaid } = message
  const t = inboxMessages()
  const set = async (wanted: boolean | null) =>
    onChange(
      await api('POST /messages/:id/automatic', { param: { id }, json: { automatic: wanted } }),
    )
  return (
    <ToggleButton
      label={automatic ? t.markHuman : t.markAutomatic}
      said={automatic ? t.saidHuman : t.saidAutomatic}
      act={() => set(!automatic)}
      undo={() => set(automaticSaid ? automatic : null)}
    />
  )
}

/** Says that an answer of ours only makes people wait, or is a full one: undone in one press. */
export function HoldingButton({ message, onChange }: ButtonsProps) {
  const { id, holding } = message
  const t = inboxMessages()
  const set = async (wanted: boolean) =>
    onChange(await api('POST /messages/:id/holding', { param: { id }, json: { holding: wanted } }))
  return (
    <ToggleButton
      label={holding ? t.markComplete : t.markHolding}
      said={holding ? t.saidComplete : t.saidHolding}
      act={() => set(!holding)}
      undo={() => set(holding)}
    />
  )
}

type ToggleProps = {
  label: string
  /** What is said once it is done, beside the way back. */
  said: string
  act: () => Promise<void>
  undo: () => Promise<void>
}

function ToggleButton({ label, said, act, undo }: ToggleProps) {
  return (
    <ActionButton
      class="text-link is-quiet"
      kept={markMessages().unchanged}
      act={async () => {
        await act()
        say(said, undo)
      }}
    >
      {label}
    </ActionButton>
  )
}

/** Who decided what about a message, when and why, where it was decided; the last one is undone here. */
export function Overrides({ message, onChange }: ButtonsProps) {
  const action = useAction()
  const t = markMessages()
  if (message.overrides.length === 0) return null
  const { id } = message
  const takeBack = ({ mark, answer }: OverrideShape) =>
    action.run(async () => {
      if (mark !== null) {
        onChange(await api('DELETE /messages/:id/marks/:mark', { param: { id, mark } }))
      } else if (answer !== null) {
        const json = { answer, answers: null }
        onChange(await api('POST /messages/:id/private-answer', { param: { id }, json }))
      }
      say(t.takenBack)
    })
  return (
    <>
      <ul class={`mt-1 text-muted text-sm ${message.direction === 'outbound' ? 'text-end' : ''}`}>
        {message.overrides.map((one, index) => (
          <li key={index}>
            {overrideLabel(one)}
            {(one.mark ?? one.answer) !== null && may('messages.answer') && (
              <>
                {' · '}
                <button
                  type="button"
                  class="text-link is-quiet no-print"
                  onClick={() => void takeBack(one)}
                >
                  {t.takeBack}
                  <span class="sr-only">{t.takeBackWhat}</span>
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={action.problem} kept={t.unchanged} />
    </>
  )
}

function overrideLabel({ act, by, reason, at }: OverrideShape): string {
  const t = markMessages()
  return t.saidWhen(t.overridden[act](by, reason), near(at))
}
