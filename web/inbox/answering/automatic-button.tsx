import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { useAction } from '../../resource.ts'
import { inboxMessages } from '../messages.ts'

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
