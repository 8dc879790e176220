import type { AnswererShape } from '../../server/people/shapes.ts'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { api } from '../api.ts'
import { say } from '../components/notice.tsx'
import { conversationMessages } from '../inbox/conversation-messages.ts'
import { sentenceOf } from '../request.ts'
import { isMe, me } from '../session.ts'
import { today } from './load-today.ts'

type Waiting = Pick<WaitingShape, 'conversation' | 'inCharge'>

/** One after the other: what was pressed last holds. */
let before: Promise<void> = Promise.resolve()

/** Puts the person who presses in charge, or nobody where they are already: shown at once, undone in one press. */
export default function takeCharge({ conversation, inCharge }: Waiting): Promise<void> {
  const mine = me.value?.user ?? null
  const wanted = inCharge !== null && isMe(inCharge) ? null : mine
  const t = conversationMessages().inCharge
  before = put({ conversation, inCharge }, wanted)
    .then(() =>
      say(wanted === null ? t.saidNobody : t.saidMe, () =>
        put({ conversation, inCharge: wanted }, inCharge),
      ),
    )
    .catch((problem: unknown) => say(sentenceOf(problem)))
  return before
}

async function put(
  { conversation, inCharge }: Waiting,
  person: Pick<AnswererShape, 'id' | 'name'> | null,
): Promise<void> {
  show(conversation, person)
  try {
    await before
    const json = { person: person?.id ?? null }
    await api('PUT /conversations/:id/in-charge', { param: { id: conversation }, json })
  } catch (problem) {
    show(conversation, inCharge)
    throw problem
  }
}

function show(conversation: number, inCharge: AnswererShape | null): void {
  const shown = today.value
  if (shown === null) return
  const waiting = shown.waiting.map(one =>
    one.conversation === conversation ? { ...one, inCharge } : one,
  )
  today.value = { ...shown, waiting }
}
