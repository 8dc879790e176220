import { Bot, EyeOff, Lock, StickyNote } from 'lucide'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { More } from '../components/more.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { near, quoted, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { EpisodeOutcome } from '../reply-times/episode-outcome.tsx'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import AnswerInDoubt from '../today/answer-in-doubt.tsx'
import { Attachment } from './answering/attachment.tsx'
import { CallButton } from './answering/call-back.tsx'
import { answeringMessages } from './answering/messages.ts'
import {
  AutomaticButton,
  HideButton,
  HoldingButton,
  NeedsReplyButtons,
  Overrides,
  ReasonButtons,
} from './mark-buttons.tsx'
import { markMessages } from './mark-messages.ts'
import { MessageContent } from './message-content.tsx'
import { inboxMessages } from './messages.ts'
import { beginsWith, withoutTopic } from './post-above.ts'

type MessageLineProps = {
  message: Spoken<MessageShape>
  conversation: Spoken<ConversationShape>
  onChange: (changed: Spoken<ConversationShape>) => void
  /** Chooses this message as the one to answer; null where there is no choice. */
  onAnswer: (() => void) | null
}

/** What somebody said: the resident on the left on paper, the commune on the right in green. */
export function MessageLine({ message, conversation, onChange, onAnswer }: MessageLineProps) {
  const t = messages.value
  const isOurs = message.direction === 'outbound'
  const author = isOurs
    ? inboxMessages().us(message.author)
    : (message.author ?? t.residents.someone)
  const episode = conversation.episodes.find(one => one.openedBy === message.id)
  const answered = conversation.messages.find(
    one => one.id === (message.answers?.message ?? message.parent),
  )
  const mayMark = may('messages.answer') && message.kind === 'message'
  // Where nobody waits any more it is as rare as the others.
  const waits = episode !== undefined && episode.closedAt === null && episode.state !== 'excluded'
  const needsReply = mayMark && (
    <NeedsReplyButtons
      message={message}
      isReasonShown={episode?.state === 'excluded'}
      onChange={onChange}
    />
  )
  const mayHide = may('messages.write') && message.canHide
  const cannotHide = may('messages.write') ? message.cannotHide : null
  return (
    <article class={`flex flex-col ${isOurs ? 'items-end' : 'items-start'}`}>
      <div
        class={`mb-1 flex w-full flex-wrap items-center gap-x-2 text-sm ${isOurs ? 'justify-end' : ''}`}
      >
        {/* As wide as leaves the menu its place. */}
        <p class={`max-w-[92%] ${isOurs ? 'text-end' : ''}`}>
          <span class="font-semibold">{author}</span>{' '}
          <span class="text-muted">
            <time dateTime={message.sentAt}>{near(message.sentAt)}</time>
            {isOurs && answered?.author && ` · ${inboxMessages().inAnswerTo(answered.author)}`}
            {conversation.merged.length > 0 &&
              ` · ${t.residents.where[message.visibility](message.channelName)}`}
          </span>
        </p>
        {(isOurs ? mayMark : (mayMark && message.needsReply) || mayHide || cannotHide !== null) && (
          <More about={messages.value.residents.moreAbout(author)}>
            {isOurs ? (
              <>
                <CallButton message={message} onChange={onChange} />
                {!message.automatic && <HoldingButton message={message} onChange={onChange} />}
                {may('messages.write') && <AutomaticButton message={message} onChange={onChange} />}
              </>
            ) : (
              <>
                {!waits && message.needsReply && needsReply}
                {mayMark && <ReasonButtons message={message} onChange={onChange} />}
                {mayHide && <HideButton message={message} onChange={onChange} />}
                {cannotHide !== null && <p class="text-muted text-sm">{cannotHide}</p>}
              </>
            )}
          </More>
        )}
      </div>
      <div
        class={`max-w-[92%] rounded-box border px-4 py-2.5 sm:max-w-[80%] ${
          isOurs ? 'border-transparent bg-wash' : 'border-base-300 bg-base-100'
        }`}
      >
        <p class={`whitespace-pre-line ${message.removedAt === null ? '' : 'line-through'}`}>
          <MessageText topic={topicOf(message, conversation)} text={message.text} />
        </p>
        {message.attachments.map((attachment, index) => (
          <Attachment key={index} attachment={attachment} at={message.url} />
        ))}
      </div>
      <Facts message={message} />
      <AnswerInDoubt
        atEnd
        id={message.id}
        arrival={message.arrival}
        name={conversation.authors[0] ?? t.residents.someone}
        onDone={onChange}
      />
      <Aside message={message} conversation={conversation} />
      {!isOurs && (
        <div class="no-print mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          {episode && <EpisodeOutcome episode={episode} />}
          {message.needsReplyBy === 'rule' && (
            <a class="text-link is-quiet" href={paths.helpPage('delais', 'ecarts')}>
              {markMessages().whyThis}
            </a>
          )}
          {onAnswer && (
            <button type="button" class="text-link is-quiet" onClick={onAnswer}>
              {inboxMessages().answerThis}
            </button>
          )}
          {(waits || !message.needsReply) && needsReply}
        </div>
      )}
      {!isOurs && <PossibleAnswer message={message} onChange={onChange} />}
      <Overrides message={message} onChange={onChange} />
    </article>
  )
}

/** What somebody said, whole: what it is about has a line of its own. */
function MessageText({ topic, text }: { topic: string | null; text: string | null }) {
  if (topic === null || text === null) return <MessageContent topic={null} text={text} />
  return (
    <>
      <span class="mb-1 block font-medium">{quoted(topic)}</span>
      {quoted(withoutTopic(topic, text))}
    </>
  )
}

/** What a conversation is about stands before what began it, and wherever somebody wrote it again. */
function topicOf(
  { id, text, conversation: own }: Spoken<MessageShape>,
  { topic, messages: all, id: shown }: Spoken<ConversationShape>,
): string | null {
  if (topic === null || own !== shown) return null
  const isFirst = all.find(one => one.conversation === shown)?.id === id
  return isFirst || (text !== null && beginsWith(topic, text)) ? topic : null
}

/** What else is known of a message: automatic, hidden, removed, edited, a note. */
function Facts({ message }: { message: Spoken<MessageShape> }) {
  const t = inboxMessages()
  const facts = [
    message.kind === 'note' && { icon: StickyNote, text: t.note },
    message.automatic && { icon: Bot, text: t.automatic },
    message.holding && { icon: null, text: t.holding },
    message.hidden && { icon: EyeOff, text: t.hidden },
    message.removedAt !== null && { icon: null, text: t.removed(when(message.removedAt)) },
    message.edited && { icon: null, text: t.edited },
  ].filter(fact => fact !== false)
  if (facts.length === 0) return null
  return (
    <ul class="mt-1 flex flex-wrap gap-x-4 text-muted text-sm">
      {facts.map(({ icon, text }) => (
        <li key={text} class="inline-flex items-center gap-1.5">
          {icon && <Icon of={icon} size={14} />}
          {text}
        </li>
      ))}
    </ul>
  )
}

/** That an answer went to one person alone, or in another mail; away from what it answers, what that was. */
function Aside({
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
  const label = isMail ? t.answersMail : t.answersInPrivate
  return (
    <p class="mt-1 inline-flex items-center gap-1.5 text-muted text-sm">
      <Icon of={Lock} size={14} />
      {isHere ? (
        t.privately
      ) : (
        <a class="text-link is-quiet line-clamp-1" href={paths.conversation(answers.conversation)}>
          {label(quoted(answers.text ?? messages.value.residents.erased))}
        </a>
      )}
    </p>
  )
}

/**
 * Asks whether what was written to the author in private, or in another mail, is the answer, where the
 * network does not tell: nobody guesses it. Either answer is undone in one press.
 */
function PossibleAnswer({
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
            {possibleAnswer.text ? inboxMessages().quoted(quoted(possibleAnswer.text)) : t.see}
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
      <ProblemNotice problem={action.problem} kept={markMessages().unchanged} />
    </>
  )
}
