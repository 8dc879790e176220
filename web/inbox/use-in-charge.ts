import type { ConversationShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { AnswererShape } from '../../server/people/shapes.ts'
import { api } from '../api.ts'
import { say } from '../components/toasts.tsx'
import { useAction } from '../resource.ts'
import { me } from '../session.ts'
import { conversationMessages } from './conversation-messages.ts'
import { isMe } from './in-charge.ts'

/** Puts somebody in charge of a conversation, or nobody: one press, undone in one. */
export function useInCharge(
  { id, inCharge }: Pick<ConversationShape, 'id' | 'inCharge'>,
  onChange: (changed: Spoken<ConversationShape>) => void,
) {
  const action = useAction()

  const put = async (person: AnswererShape | null) => {
    const json = { person: person?.id ?? null }
    onChange(await api('PUT /conversations/:id/in-charge', { param: { id }, json }))
  }

  async function give(person: AnswererShape | null): Promise<void> {
    await action.run(async () => {
      await put(person)
      const t = conversationMessages().inCharge
      const said = person === null ? t.saidNobody : isMe(person) ? t.saidMe : t.said(person.name)
      say(said, () => put(inCharge))
    })
  }

  /** One's own from now on; what is one's own already is nobody's. */
  async function take(): Promise<void> {
    const user = me.value?.user
    if (user !== undefined) await give(inCharge?.id === user.id ? null : user)
  }

  return { problem: action.problem, give, take }
}
