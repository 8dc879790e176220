import type { ConversationShape, MessageShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { useAction } from '../resource.ts'
import { answeringMessages } from './answering/messages.ts'
import { inboxMessages } from './messages.ts'

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
