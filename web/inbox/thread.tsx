import { ArrowRight, ExternalLink } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { messages } from '../language.ts'
import { answerAnchor, paths } from '../paths.ts'
import { may } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { arrival } from './address.ts'
import { AnswerBox } from './answering/answer-box.tsx'
import { choicesAmong, nextToAnswer, whyNot } from './answering/answered.ts'
import { CallBack } from './answering/call-back.tsx'
import { answeringMessages } from './answering/messages.ts'
import { PresentLine } from './answering/present-line.tsx'
import { openReplyOptions } from './answering/reply-options.ts'
import { useBegun, useReceipt, useTakeBack } from './answering/use-draft.ts'
import { Joined } from './joined.tsx'
import { Lines } from './lines.tsx'
import { markMessages } from './mark-messages.ts'
import { inboxMessages } from './messages.ts'
import { type Mode, useMode, Writing } from './note-writing.tsx'
import { PostCard } from './post-card.tsx'
import { useMarks } from './use-marks.ts'
import { waitingElsewhere } from './waiting-in.ts'

const MakeDialog = lazyPart(() => import('../official-requests/make-dialog.tsx'), 0)
const RequestsIn = lazyPart(() => import('../official-requests/requests-in.tsx'), 0)

/** Then the way to the network stands at its end, beside the reason, and nowhere else. */
export function isAnsweredElsewhere({ messages: said }: Spoken<ConversationShape>): boolean {
  return may('messages.answer') && said.every(one => openReplyOptions(one).length === 0)
}

export function OriginalLink({ url }: { url: string }) {
  return (
    <a class="btn btn-sm" href={url} target="_blank" rel="noreferrer">
      {inboxMessages().original}
      <Icon of={ExternalLink} size={14} />
    </a>
  )
}

type ThreadProps = {
  conversation: Spoken<ConversationShape>
  kept: string
  onChange: (changed: Spoken<ConversationShape>) => void
  onSent: () => Promise<void>
}

/** What was said in a conversation, and the answer that is written to it. */
export function Thread({ conversation, kept, onChange, onSent }: ThreadProps) {
  const [isDone, setDone] = useState(false)
  const [target, setTarget] = useState<number | null>(null)
  const [making, setMaking] = useState(false)
  /** How often a text was put into the answer from elsewhere: its box begins anew then. */
  const [given, setGiven] = useState(0)
  const [begun, setBegun] = useBegun(conversation.id)
  const field = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const writing = useMode(conversation.id, field)
  const answerable = conversation.messages.filter(message => openReplyOptions(message).length > 0)
  const named = [target, begun].flatMap(id => answerable.find(one => one.id === id) ?? [])
  const chosen = named[0] ?? nextToAnswer(conversation, answerable)
  const canAnswer = may('messages.answer') && chosen !== undefined
  const choices = choicesAmong(answerable)
  const dealtWith = (changed: Spoken<ConversationShape>) => {
    setDone(changed.waiting < conversation.waiting)
    onChange(changed)
  }
  const give = (message: number | null) => {
    if (message !== null) setTarget(message)
    writing.choose('reply')
    setGiven(now => now + 1)
  }
  const answerWith = useReceipt(conversation.id, give)
  const takeBack = useTakeBack(conversation.id, async message => {
    setDone(false)
    give(message)
    await onSent()
  })
  const goOn = useGoOn(conversation, kept)
  const marks = useMarks(changed => {
    setDone(true)
    onChange(changed)
  })
  const next = isDone && <NextWaiting conversation={conversation} kept={kept} />
  useThreadShortcuts(canAnswer, chosen, marks, writing.begin)
  useBeginning(field, end, conversation.waiting > 0, () => writing.begin('reply'))

  return (
    <div class="max-w-3xl">
      <PostCard conversation={conversation} isLinked={!isAnsweredElsewhere(conversation)} />
      <Joined conversation={conversation} onChange={onChange} onOfficial={() => setMaking(true)} />
      <RequestsIn key={`requests ${given}`} conversation={conversation.id} />
      <Lines
        conversation={conversation}
        onChange={dealtWith}
        onSent={onSent}
        onTakeBack={takeBack}
        onAnswer={message =>
          canAnswer && choices.length > 1 && choices.includes(message)
            ? () => {
                setTarget(message.id)
                writing.begin('reply')
              }
            : null
        }
      />
      <ProblemNotice problem={marks.problem} kept={markMessages().unchanged} />
      <PresentLine conversation={conversation.id} isWriting={begun !== null} />
      {may('messages.answer') && (
        <Writing conversation={conversation.id} mode={writing} reload={onSent}>
          {canAnswer && (
            <AnswerBox
              key={`answer ${given}`}
              field={field}
              conversation={conversation}
              message={chosen}
              next={next}
              onBegun={setBegun}
              onSent={reply => {
                setDone(true)
                const others = conversation.replies.filter(one => one.id !== reply.id)
                onChange({ ...conversation, replies: [...others, reply] })
                onSent()
                if (reply.leavesAt === null) say(inboxMessages().said[reply.state])
                else say(answeringMessages().answering.saidLeaving, () => takeBack(reply))
                goOn()
              }}
              reload={onSent}
            />
          )}
        </Writing>
      )}
      <Elsewhere conversation={conversation} next={next} onChange={dealtWith} />
      {making && (
        <MakeDialog
          conversation={conversation}
          message={chosen?.id ?? null}
          onMade={request => {
            setMaking(false)
            answerWith(request)
          }}
          onClose={() => setMaking(false)}
        />
      )}
      <div ref={end} />
    </div>
  )
}

/**
 * The newest is what one comes for: a long thread opens at its end. Where somebody waits the cursor is
 * in the answer, but not on a telephone, where the keyboard would hide the question, unless one comes to
 * answer.
 */
function useBeginning(
  field: RefObject<HTMLTextAreaElement | null>,
  end: RefObject<HTMLDivElement | null>,
  isWaiting: boolean,
  beginAnswer: () => void,
): void {
  useLayoutEffect(() => {
    // Anyone who is led to a note is there.
    if (location.hash.startsWith('#note-')) return
    end.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    if (isDesk() && !arrival.byKey && isWaiting) {
      field.current?.focus({ preventScroll: true })
    }
    arrival.byKey = false
  }, [])
  useLayoutEffect(() => {
    const comeToAnswer = () => {
      if (location.hash !== `#${answerAnchor}`) return
      // Once: a page that is loaded anew is read.
      history.replaceState(null, '', location.pathname + location.search)
      beginAnswer()
    }
    comeToAnswer()
    window.addEventListener('hashchange', comeToAnswer)
    return () => window.removeEventListener('hashchange', comeToAnswer)
  }, [])
}

type ElsewhereProps = Pick<ThreadProps, 'conversation' | 'onChange'> & { next: ComponentChildren }

/** Why nothing is answered from here, where that is so, and what can be done instead. */
function Elsewhere({ conversation, next, onChange }: ElsewhereProps) {
  const t = inboxMessages()
  if (!may('messages.answer')) return <p class="mt-6 max-w-prose text-muted">{t.readOnly}</p>
  if (!isAnsweredElsewhere(conversation)) return null
  const called = conversation.messages.findLast(({ telephone }) => telephone !== undefined)
  return (
    <div class="mt-6 flex flex-col items-start gap-3">
      {next}
      <p class="max-w-prose text-muted">{whyNot(conversation) ?? t.cannotAnswer}</p>
      {called && (
        <CallBack message={called} isWaiting={conversation.waiting > 0} onChange={onChange} />
      )}
      {conversation.url && <OriginalLink url={conversation.url} />}
    </div>
  )
}

function useThreadShortcuts(
  canAnswer: boolean,
  chosen: Spoken<MessageShape> | undefined,
  marks: ReturnType<typeof useMarks>,
  begin: (mode: Mode) => void,
): void {
  useShortcuts({
    r: canAnswer ? () => begin('reply') : undefined,
    n: may('messages.answer') ? () => begin('note') : undefined,
    e:
      may('messages.answer') && chosen?.needsReply
        ? () => void marks.notNeeded(chosen, 'other')
        : undefined,
  })
}

/** On a telephone the next who waits comes by itself, with the cursor in the answer. */
function useGoOn(conversation: Spoken<ConversationShape>, kept: string): () => void {
  const goTo = useGoTo()
  return () => {
    const next = waitingElsewhere(conversation)
    if (isDesk() || next === undefined) return
    goTo(`${paths.conversation(next.conversation)}${kept}#${answerAnchor}`)
  }
}

const isDesk = () => matchMedia('(min-width: 64rem) and (pointer: fine)').matches

/** Once one is dealt with: « Suivant : Nadia Ferrand, encore 5 min ». */
function NextWaiting({
  conversation,
  kept,
}: {
  conversation: Spoken<ConversationShape>
  kept: string
}) {
  const next = waitingElsewhere(conversation)
  const t = inboxMessages()
  if (next === undefined) return <p class="no-print mb-2 text-muted text-sm">{t.nobodyNext}</p>
  const name = next.author ?? messages.value.residents.someone
  return (
    <p class="no-print mb-2">
      <a class="text-link font-semibold" href={paths.conversation(next.conversation) + kept}>
        {t.next(name, countdownLabel(tell(next)))}
        <Icon of={ArrowRight} size={16} class="ms-1 inline" />
      </a>
    </p>
  )
}
