import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { near, quoted } from '../../format.ts'
import { paths } from '../../paths.ts'
import { useAction } from '../../resource.ts'
import { inboxMessages } from '../messages.ts'
import { answeringMessages } from './messages.ts'

/**
 * Asks whether what was written to the author in private, or in another mail, is the answer, where the
 * network does not tell: nobody guesses it. Either answer is undone in one press.
 */
export function PossibleAnswer({
  message,
  onChange,
}: {
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}) {
  const action = useAction()
  const t = answeringMessages().possibleAnswer
  const { id, author, visibility, possibleAnswer } = message
  const asked = visibility === 'private' ? t.askedByMail : t.asked
  const set = async (answer: number, answers: boolean | null) =>
    onChange(
      await api('POST /messages/:id/private-answer', { param: { id }, json: { answer, answers } }),
    )

  async function setAndSay(answer: number, answers: boolean): Promise<void> {
    const done = await action.run(() => set(answer, answers))
    if (!done) return
    say(answers ? t.saidYes : t.saidNo, () => set(answer, null))
  }

  return (
    <>
      {possibleAnswer !== null && (
        <div class="no-print mt-2 flex max-w-[92%] flex-col items-start gap-2 rounded-box border border-base-300 px-4 py-2.5 text-sm sm:max-w-[80%]">
          <p>{asked(author, near(possibleAnswer.sentAt))}</p>
          <a
            class="text-link is-quiet line-clamp-2"
            href={paths.conversation(possibleAnswer.conversation)}
          >
            {possibleAnswer.text
              ? inboxMessages().messages.quoted(quoted(possibleAnswer.text))
              : t.see}
          </a>
          <div class="flex flex-wrap gap-2">
            <BusyButton
              busy={action.busy}
              class="btn btn-sm"
              onClick={() => void setAndSay(possibleAnswer.message, true)}
            >
              {t.yes}
            </BusyButton>
            <BusyButton
              busy={action.busy}
              class="btn btn-sm"
              onClick={() => void setAndSay(possibleAnswer.message, false)}
            >
              {t.no}
            </BusyButton>
          </div>
        </div>
      )}
      <ProblemNotice problem={action.problem} kept={inboxMessages().marks.unchanged} />
    </>
  )
}
