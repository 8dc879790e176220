import { ExternalLink, UserRound } from 'lucide'
import { Fragment } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ConversationShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { capital } from '../../server/language/typeset.ts'
import type { OfficialRequestShape } from '../../server/official-requests/shapes.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { Where } from '../components/where.tsx'
import { list } from '../format.ts'
import { messages } from '../language.ts'
import { officialRequestMessages } from '../official-requests/messages.ts'
import { paths } from '../paths.ts'
import { drafts } from '../preferences.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { UnlikelyMark } from '../today/unlikely-mark.tsx'
import { AnswerBox } from './answering/answer-box.tsx'
import { answeredBy, choicesAmong, nextToAnswer, urlOf, whyNot } from './answering/answered.ts'
import { CallBack } from './answering/call-back.tsx'
import { PendingReply } from './answering/pending-reply.tsx'
import { PresentLine } from './answering/present-line.tsx'
import { openingOf, openReplyOptions } from './answering/reply-options.ts'
import { answerDraft } from './answering/use-answer.ts'
import { seenIn } from './answering/use-answered-since.ts'
import { arrival } from './arrival.ts'
import { forWhom } from './in-charge.ts'
import { Joined } from './joined.tsx'
import { MessageLine } from './message-line.tsx'
import { inboxMessages } from './messages.ts'
import { NextWaiting } from './next-waiting.tsx'
import { PostCard, postOf } from './post-card.tsx'
import { useMarks } from './use-marks.ts'

const MakeDialog = lazyPart(() => import('../official-requests/make-dialog.tsx'), 0)
const RequestsIn = lazyPart(() => import('../official-requests/requests-in.tsx'), 0)

type ConversationProps = { id: number; kept: string; onChanged: () => void }

export function Conversation({ id, kept, onChanged }: ConversationProps) {
  const resource = useResource(
    `conversation ${id}`,
    () => api('GET /conversations/:id', { param: { id } }),
    ['messages'],
  )
  const data = resource.data
  // What was another conversation goes on in an older one, and has its address from now on.
  const { route } = useLocation()
  const at = data?.id ?? id
  useLayoutEffect(() => {
    if (at !== id) route(paths.conversation(at) + kept, true)
  }, [at, id, kept, route])
  const title = data === null ? inboxMessages().messages.oneTitle : titleOf(data)
  const change = (changed: Spoken<ConversationShape>) => {
    resource.replace(changed)
    onChanged()
  }
  return (
    <Page
      title={title}
      back={{ href: paths.messages + kept, label: inboxMessages().messages.back }}
      lead={
        data && (
          <>
            <Where visibility={data.visibility} channelName={data.channelName} />{' '}
            {data.unlikely && <UnlikelyMark />}{' '}
            {data.inCharge !== null && (
              <span class="inline-flex items-center gap-1.5">
                <Icon of={UserRound} size={16} />
                {capital(forWhom(data.inCharge))}
              </span>
            )}
            <Addresses people={data.people} />
          </>
        )
      }
      actions={
        data?.url &&
        postOf(data) === null &&
        !isAnsweredElsewhere(data) && <OriginalLink url={data.url} />
      }
    >
      <Loaded resource={resource} lines={6}>
        {loaded => (
          <Thread conversation={loaded} kept={kept} onChange={change} onSent={resource.reload} />
        )}
      </Loaded>
    </Page>
  )
}

/** The people who wrote, whom one answers: three of them at most. */
function titleOf({ authors, subject, visibility }: Spoken<ConversationShape>): string {
  const others = authors.length - 2
  if (others > 1)
    return list([...authors.slice(0, 2), inboxMessages().messages.otherPeople(others)])
  if (authors.length > 0) return list(authors)
  return (visibility === 'private' ? subject : null) ?? messages.value.residents.someone
}

/** Those by which people who wrote can be reached, where their channel knows them by one. */
function Addresses({ people }: Pick<Spoken<ConversationShape>, 'people'>) {
  const known = new Set(people.flatMap(({ address }) => address ?? []))
  if (known.size === 0) return null
  return (
    <span class="block wrap-anywhere text-base">
      {[...known].map((address, at) => (
        <Fragment key={address}>
          {at > 0 && ', '}
          {/^\+?[\d ]+$/.test(address) ? (
            <a class="text-link" href={`tel:${address.replaceAll(' ', '')}`}>
              {address}
            </a>
          ) : (
            address
          )}
        </Fragment>
      ))}
    </span>
  )
}

/** Then the way to the network stands at its end, beside the reason, and nowhere else. */
function isAnsweredElsewhere({ messages: said }: Spoken<ConversationShape>): boolean {
  return may('messages.answer') && said.every(one => openReplyOptions(one).length === 0)
}

function OriginalLink({ url }: { url: string }) {
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

function Thread({ conversation, kept, onChange, onSent }: ThreadProps) {
  const [isDone, setDone] = useState(false)
  const [target, setTarget] = useState<number | null>(null)
  const [making, setMaking] = useState(false)
  /** How often a text was put into the answer from elsewhere: its box begins anew then. */
  const [given, setGiven] = useState(0)
  /** Whom a draft was begun for: nobody else gets it because a colleague was quicker. */
  const place = `reply-${conversation.id}-to`
  const [begun, setBegun] = useState(() => Number(drafts.read(place)) || null)
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
  const called = conversation.messages.findLast(({ telephone }) => telephone !== undefined)

  /** Its receipt is put under what is written already, for somebody to read and send. */
  function answerWith({ id, reference, message, receipt }: Spoken<OfficialRequestShape>): void {
    const draft = answerDraft(conversation.id)
    const before = drafts.read(draft).trim()
    drafts.write(draft, before === '' ? receipt : `${before}\n\n${receipt}`)
    setTarget(message)
    setGiven(given + 1)
    const takeBack = async () => {
      const json = { state: 'cancelled' } as const
      await api('PUT /official-requests/:id/state', { param: { id }, json })
      drafts.write(draft, before)
      setGiven(given + 2)
    }
    say(officialRequestMessages().said(reference), takeBack)
  }

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

  // The newest is what one comes for; a long thread opens at its end. Where somebody waits the
  // cursor is in the answer, but not on a telephone, where the keyboard would hide the question.
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const isDesk = matchMedia('(min-width: 64rem) and (pointer: fine)').matches
    if (isDesk && !arrival.byKey && conversation.waiting > 0) {
      field.current?.focus({ preventScroll: true })
    }
    arrival.byKey = false
  }, [])

  return (
    <div class="max-w-3xl">
      <PostCard conversation={conversation} isLinked={!isAnsweredElsewhere(conversation)} />
      <Joined conversation={conversation} onChange={onChange} onOfficial={() => setMaking(true)} />
      <RequestsIn key={`requests ${given}`} conversation={conversation.id} />
      <ol class="flex flex-col gap-5">
        {conversation.messages.map(message => (
          <li key={message.id}>
            <MessageLine
              message={message}
              conversation={conversation}
              onChange={changed => {
                setDone(changed.waiting < conversation.waiting)
                onChange(changed)
              }}
              onAnswer={
                canAnswer && choices.length > 1 && choices.includes(message)
                  ? () => {
                      setTarget(message.id)
                      field.current?.focus()
                    }
                  : null
              }
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
          onBegun={id => {
            setBegun(id)
            drafts.write(place, id === null ? '' : String(id))
          }}
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
        <div class="mt-6 flex flex-col items-start gap-3">
          {next}
          <p class="max-w-prose text-muted">{whyNot(conversation) ?? t.cannotAnswer}</p>
          {called && (
            <CallBack
              message={called}
              isWaiting={conversation.waiting > 0}
              onChange={changed => {
                setDone(changed.waiting < conversation.waiting)
                onChange(changed)
              }}
            />
          )}
          {conversation.url && <OriginalLink url={conversation.url} />}
        </div>
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
