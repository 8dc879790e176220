import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { useAction } from '../../resource.ts'
import { inboxMessages } from '../messages.ts'

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
