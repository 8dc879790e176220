import type {
  ConversationShape,
  MessageShape,
  OverrideShape,
} from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { near } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { answeringMessages } from './answering/messages.ts'
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
  const t = inboxMessages().marks
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
  const t = inboxMessages().marks
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
      <ProblemNotice problem={problem} kept={inboxMessages().marks.unchanged} />
    </div>
  )
}

/** Hides what a resident wrote in public, or shows it again: undone in one press. */
export function HideButton({
  message,
  onChange,
}: {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}) {
  const action = useAction()
  const t = answeringMessages().answering
  const set = async (hidden: boolean) =>
    onChange(
      await api('POST /messages/:id/hidden', { param: { id: message.id }, json: { hidden } }),
    )

  async function setAndSay(hidden: boolean): Promise<void> {
    const done = await action.run(() => set(hidden))
    if (!done) return
    say(hidden ? t.saidHidden : t.saidShown, () => set(!hidden))
  }

  return (
    <>
      <BusyButton
        busy={action.busy}
        class="text-link is-quiet"
        onClick={() => void setAndSay(!message.hidden)}
      >
        {message.hidden ? t.show : t.hide}
      </BusyButton>
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} kept={inboxMessages().marks.unchanged} />
        </div>
      )}
    </>
  )
}

/** Says that an answer of ours was sent by itself, or that somebody wrote it: undone in one press. */
export function AutomaticButton({
  message,
  onChange,
}: {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}) {
  const action = useAction()
  const t = inboxMessages().messages
  const set = async (automatic: boolean | null) =>
    onChange(
      await api('POST /messages/:id/automatic', { param: { id: message.id }, json: { automatic } }),
    )

  async function setAndSay(automatic: boolean): Promise<void> {
    const before = message.automaticSaid ? message.automatic : null
    const done = await action.run(() => set(automatic))
    if (!done) return
    say(automatic ? t.saidAutomatic : t.saidHuman, () => set(before))
  }

  return (
    <>
      <button
        type="button"
        class="text-link is-quiet"
        onClick={() => void setAndSay(!message.automatic)}
      >
        {message.automatic ? t.markHuman : t.markAutomatic}
      </button>
      <ProblemNotice problem={action.problem} kept={inboxMessages().marks.unchanged} />
    </>
  )
}

/** Says that an answer of ours only makes people wait, or is a full one: undone in one press. */
export function HoldingButton({
  message,
  onChange,
}: {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}) {
  const action = useAction()
  const t = inboxMessages().messages
  const set = async (holding: boolean) =>
    onChange(
      await api('POST /messages/:id/holding', { param: { id: message.id }, json: { holding } }),
    )

  async function setAndSay(holding: boolean): Promise<void> {
    const done = await action.run(() => set(holding))
    if (!done) return
    say(holding ? t.saidHolding : t.saidComplete, () => set(!holding))
  }

  return (
    <>
      <button
        type="button"
        class="text-link is-quiet"
        onClick={() => void setAndSay(!message.holding)}
      >
        {message.holding ? t.markComplete : t.markHolding}
      </button>
      <ProblemNotice problem={action.problem} kept={inboxMessages().marks.unchanged} />
    </>
  )
}

/** Who decided what about a message, when and why, where it was decided; the last one is undone here. */
export function Overrides({
  message,
  onChange,
}: {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}) {
  const action = useAction()
  const t = inboxMessages().marks
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
  const t = inboxMessages().marks
  return t.saidWhen(t.overridden[act](by, reason), near(at))
}
