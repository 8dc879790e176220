import type {
  ConversationShape,
  MessageShape,
  OverrideShape,
} from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { near } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { inboxMessages } from './messages.ts'

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
            {judgedWords(one)}
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

function judgedWords({ act, by, reason, at }: OverrideShape): string {
  const t = inboxMessages().marks
  return t.saidWhen(t.judged[act](by, reason), near(at))
}
