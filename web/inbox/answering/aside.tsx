import { Lock } from 'lucide'
import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { Icon } from '../../components/icon.tsx'
import { quoted } from '../../format.ts'
import { messages } from '../../language.ts'
import { paths } from '../../paths.ts'
import { answeringMessages } from './messages.ts'

/** That an answer went to one person alone, or in another mail; away from what it answers, what that was. */
export function Aside({
  message,
  conversation,
}: {
  message: Spoken<MessageShape>
  conversation: Spoken<ConversationShape>
}) {
  const t = answeringMessages().answering
  const { answers } = message
  if (answers === null) return null
  const isHere = conversation.messages.some(one => one.id === answers.message)
  const isMail = answers.visibility === 'private'
  if (isHere && isMail) return null
  const told = isMail ? t.answersMail : t.answersInPrivate
  return (
    <p class="mt-1 inline-flex items-center gap-1.5 text-muted text-sm">
      <Icon of={Lock} size={14} />
      {isHere ? (
        t.privately
      ) : (
        <a class="text-link is-quiet line-clamp-1" href={paths.conversation(answers.conversation)}>
          {told(quoted(answers.text ?? messages.value.residents.erased))}
        </a>
      )}
    </p>
  )
}
