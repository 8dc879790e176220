import type {
  ConversationShape,
  MessageShape,
  NoteShape,
  ReplyShape,
} from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { answeredBy, urlOf } from './answering/answered.ts'
import { PendingReply } from './answering/pending-reply.tsx'
import { openingOf } from './answering/reply-options.ts'
import { seenIn } from './answering/use-answered-since.ts'
import { MessageLine } from './message-line.tsx'
import { NoteLine } from './note-line.tsx'

type LinesProps = {
  conversation: Spoken<ConversationShape>
  onChange: (changed: Spoken<ConversationShape>) => void
  /** Reads the conversation again. */
  onSent: () => Promise<void>
  /** What chooses a message as the one to answer; null where there is no choice. */
  onAnswer: (message: Spoken<MessageShape>) => (() => void) | null
  onTakeBack: (reply: Spoken<ReplyShape>) => Promise<void>
}

/** What was said and noted, and the answers that the network has not confirmed. */
export function Lines({ conversation, onChange, onSent, onAnswer, onTakeBack }: LinesProps) {
  return (
    <ol class="flex flex-col gap-5">
      {inOrder(conversation).map(({ message, note }) =>
        message === undefined ? (
          note && (
            <li key={`note-${note.id}`}>
              <NoteLine note={note} reload={onSent} />
            </li>
          )
        ) : (
          <li key={message.id}>
            <MessageLine
              message={message}
              conversation={conversation}
              onChange={onChange}
              onAnswer={onAnswer(message)}
            />
          </li>
        ),
      )}
      {conversation.replies.map(reply => (
        <li key={`reply-${reply.id}`}>
          <PendingReply
            reply={reply}
            seen={seenIn(conversation)}
            url={urlOf(conversation, reply)}
            isAside={answeredBy(conversation, reply)?.visibility !== reply.way}
            canRetry={openingOf(answeredBy(conversation, reply), reply.way) !== null}
            onDone={onSent}
            onTakeBack={() => onTakeBack(reply)}
          />
        </li>
      ))}
    </ol>
  )
}

/** Messages and notes as they were written: each is there at its time. */
function inOrder({ messages: said, notes }: Spoken<ConversationShape>): {
  at: string
  message?: Spoken<MessageShape>
  note?: NoteShape
}[] {
  const all = [
    ...said.map(message => ({ at: message.sentAt, message })),
    ...notes.map(note => ({ at: note.createdAt, note })),
  ]
  return all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
