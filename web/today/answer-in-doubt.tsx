import { CircleQuestionMark, LoaderCircle } from 'lucide'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { answeringMessages } from '../inbox/answering/messages.ts'
import { markMessages } from '../inbox/mark-messages.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'

type AnswerInDoubtProps = {
  /** Under what we wrote, which stands at the end of its line. */
  atEnd?: boolean
  /** The id of the answer's message. */
  id: number
  arrival: MessageShape['arrival']
  /** Who is answered. */
  name: string
  onDone: (changed: Spoken<ConversationShape>) => unknown
}

/** An answer that may not have arrived, and what a person can do about it; else nothing. */
export default function AnswerInDoubt({
  atEnd = false,
  id,
  arrival,
  name,
  onDone,
}: AnswerInDoubtProps) {
  const action = useAction()
  const t = answeringMessages().answering.inDoubt
  if (arrival === null || arrival === 'confirmed') return null
  const isOpen = arrival === 'unconfirmed'
  const param = { id }
  const setArrived = async (arrived: boolean) =>
    onDone(await api('POST /messages/:id/arrived', { param, json: { arrived } }))

  async function sendAgain(): Promise<void> {
    const done = await action.run(async () => {
      await onDone(await api('POST /messages/:id/send-again', { param }))
    })
    if (done) say(t.saidAgain)
  }

  async function sayArrived(): Promise<void> {
    const done = await action.run(async () => {
      await setArrived(true)
    })
    if (done) say(t.saidArrived, () => setArrived(false))
  }

  return (
    <div
      class={`mt-1 flex max-w-prose flex-col gap-1 text-sm ${atEnd ? 'items-end text-end' : ''}`}
    >
      <p
        class={`inline-flex items-center gap-1.5 font-semibold ${isOpen ? 'text-warning' : 'text-muted'}`}
      >
        <Icon of={isOpen ? CircleQuestionMark : LoaderCircle} size={16} />
        {t[arrival]}
      </p>
      {isOpen && <p>{t.why}</p>}
      {isOpen && may('messages.answer') && (
        <div class="no-print flex flex-wrap gap-2">
          <BusyButton busy={action.busy} class="btn btn-sm" onClick={() => void sendAgain()}>
            {t.again}
            <span class="sr-only">{t.of(name)}</span>
          </BusyButton>
          <BusyButton busy={action.busy} class="btn btn-sm" onClick={() => void sayArrived()}>
            {t.arrived}
            <span class="sr-only">{t.of(name)}</span>
          </BusyButton>
        </div>
      )}
      <ProblemNotice problem={action.problem} kept={markMessages().unchanged} />
    </div>
  )
}
