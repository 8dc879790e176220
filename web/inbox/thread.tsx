import { ArrowRight, ExternalLink } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { OfficialRequestShape } from '../../server/official-requests/shapes.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { messages } from '../language.ts'
import { officialRequestMessages } from '../official-requests/messages.ts'
import { paths } from '../paths.ts'
import { drafts } from '../preferences.ts'
import { may } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { AnswerBox } from './answering/answer-box.tsx'
import { answeredBy, choicesAmong, nextToAnswer, urlOf, whyNot } from './answering/answered.ts'
import { CallBack } from './answering/call-back.tsx'
import { PendingReply } from './answering/pending-reply.tsx'
import { PresentLine } from './answering/present-line.tsx'
import { openingOf, openReplyOptions } from './answering/reply-options.ts'
import { answerDraft } from './answering/use-answer.ts'
import { seenIn } from './answering/use-answered-since.ts'
import { arrival } from './arrival.ts'
import { Joined } from './joined.tsx'
import { MessageLine } from './message-line.tsx'
import { inboxMessages } from './messages.ts'
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
      {inboxMessages().messages.original}
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
  const t = inboxMessages().messages
  const answerable = conversation.messages.filter(message => openReplyOptions(message).length > 0)
  const chosen =
    answerable.find(message => message.id === target) ??
    answerable.find(message => message.id === begun) ??
    nextToAnswer(conversation, answerable)
  const canAnswer = may('messages.answer') && chosen !== undefined
  const choices = choicesAmong(answerable)

  const dealtWith = (changed: Spoken<ConversationShape>) => {
    setDone(changed.waiting < conversation.waiting)
    onChange(changed)
  }
  const answerWith = useReceipt(conversation.id, message => {
    if (message !== null) setTarget(message)
    setGiven(now => now + 1)
  })
  const marks = useMarks(changed => {
    setDone(true)
    onChange(changed)
  })
  const next = isDone && <NextWaiting conversation={conversation} kept={kept} />
  useShortcuts({
    r: canAnswer ? () => field.current?.focus() : undefined,
    e:
      may('messages.answer') && chosen?.needsReply
        ? () => void marks.notNeeded(chosen, 'other')
        : undefined,
  })

  useBeginning(field, end, conversation.waiting > 0)

  return (
    <div class="max-w-3xl">
      <PostCard conversation={conversation} isLinked={!isAnsweredElsewhere(conversation)} />
      <Joined conversation={conversation} onChange={onChange} onOfficial={() => setMaking(true)} />
      <RequestsIn key={`requests ${given}`} conversation={conversation.id} />
      <Lines
        conversation={conversation}
        onChange={dealtWith}
        onSent={onSent}
        onAnswer={message =>
          canAnswer && choices.length > 1 && choices.includes(message)
            ? () => {
                setTarget(message.id)
                field.current?.focus()
              }
            : null
        }
      />
      {marks.problem !== null && (
        <ProblemNotice problem={marks.problem} kept={inboxMessages().marks.unchanged} />
      )}
      <PresentLine conversation={conversation.id} isWriting={begun !== null} />
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
          }}
          reload={onSent}
        />
      )}
      {!may('messages.answer') && <p class="mt-6 max-w-prose text-muted">{t.readOnly}</p>}
      {isAnsweredElsewhere(conversation) && (
        <Elsewhere conversation={conversation} next={next} onChange={dealtWith} />
      )}
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
 * in the answer, but not on a telephone, where the keyboard would hide the question.
 */
function useBeginning(
  field: RefObject<HTMLTextAreaElement | null>,
  end: RefObject<HTMLDivElement | null>,
  isWaiting: boolean,
): void {
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const isDesk = matchMedia('(min-width: 64rem) and (pointer: fine)').matches
    if (isDesk && !arrival.byKey && isWaiting) {
      field.current?.focus({ preventScroll: true })
    }
    arrival.byKey = false
  }, [])
}

/** Whom a draft was begun for: nobody else gets it because a colleague was quicker. */
function useBegun(conversation: number): [number | null, (message: number | null) => void] {
  const place = `reply-${conversation}-to`
  const [begun, setBegun] = useState(() => Number(drafts.read(place)) || null)
  const begin = (message: number | null) => {
    setBegun(message)
    drafts.write(place, message === null ? '' : String(message))
  }
  return [begun, begin]
}

/** A receipt is put under what is written already, for somebody to read and send. */
function useReceipt(conversation: number, onGiven: (message: number | null) => void) {
  const draft = answerDraft(conversation)
  return ({ id, reference, message, receipt }: Spoken<OfficialRequestShape>) => {
    const before = drafts.read(draft).trim()
    drafts.write(draft, before === '' ? receipt : `${before}\n\n${receipt}`)
    onGiven(message)
    say(officialRequestMessages().said(reference), async () => {
      const json = { state: 'cancelled' } as const
      await api('PUT /official-requests/:id/state', { param: { id }, json })
      drafts.write(draft, before)
      onGiven(null)
    })
  }
}

type LinesProps = Pick<ThreadProps, 'conversation' | 'onChange' | 'onSent'> & {
  /** What chooses a message as the one to answer; null where there is no choice. */
  onAnswer: (message: Spoken<MessageShape>) => (() => void) | null
}

/** What was said, and the answers that the network has not confirmed. */
function Lines({ conversation, onChange, onSent, onAnswer }: LinesProps) {
  return (
    <ol class="flex flex-col gap-5">
      {conversation.messages.map(message => (
        <li key={message.id}>
          <MessageLine
            message={message}
            conversation={conversation}
            onChange={onChange}
            onAnswer={onAnswer(message)}
          />
        </li>
      ))}
      {conversation.replies.map(reply => (
        <li key={`reply-${reply.id}`}>
          <PendingReply
            reply={reply}
            seen={seenIn(conversation)}
            url={urlOf(conversation, reply)}
            isAside={answeredBy(conversation, reply)?.visibility !== reply.way}
            canRetry={openingOf(answeredBy(conversation, reply), reply.way) !== null}
            onDone={onSent}
          />
        </li>
      ))}
    </ol>
  )
}

type ElsewhereProps = Pick<ThreadProps, 'conversation' | 'onChange'> & { next: ComponentChildren }

/** Why nothing is answered from here, and what can be done instead. */
function Elsewhere({ conversation, next, onChange }: ElsewhereProps) {
  const called = conversation.messages.findLast(({ telephone }) => telephone !== undefined)
  return (
    <div class="mt-6 flex flex-col items-start gap-3">
      {next}
      <p class="max-w-prose text-muted">
        {whyNot(conversation) ?? inboxMessages().messages.cannotAnswer}
      </p>
      {called && (
        <CallBack message={called} isWaiting={conversation.waiting > 0} onChange={onChange} />
      )}
      {conversation.url && <OriginalLink url={conversation.url} />}
    </div>
  )
}

/** Once one is dealt with: « Suivant : Nadia Ferrand, encore 5 min ». */
function NextWaiting({
  conversation,
  kept,
}: {
  conversation: Spoken<ConversationShape>
  kept: string
}) {
  const next = waitingElsewhere(conversation)
  const t = inboxMessages().messages
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
