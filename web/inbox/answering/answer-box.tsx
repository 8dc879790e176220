import { BookOpenText, Globe, Lock } from 'lucide'
import type { RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { BusyButton } from '../../components/busy-button.tsx'
import { Tick } from '../../components/choices.tsx'
import { Icon } from '../../components/icon.tsx'
import { lazyPart } from '../../components/lazy-page.tsx'
import { Notice, ProblemNotice, say } from '../../components/notice.tsx'
import { useFileDrop } from '../../components/use-file-drop.ts'
import { Where } from '../../components/where.tsx'
import { moment, number, quoted } from '../../format.ts'
import { messages } from '../../language.ts'
import { useRetry } from '../../resource.ts'
import { Countdown } from '../../today/countdown.tsx'
import { inboxMessages } from '../messages.ts'
import { waitingIn } from '../waiting-in.ts'
import { AnsweredSince } from './answered-since.tsx'
import { earlierChoice } from './earlier-choice.ts'
import { AttachButton, FileList } from './file-list.tsx'
import { release, sendHeld } from './held.ts'
import { answeringMessages } from './messages.ts'
import { ReplyOptionChoice } from './reply-option-choice.tsx'
import type { ReplyOption } from './reply-options.ts'
import { SavedReplyPicker, saidTo } from './saved-reply-picker.tsx'
import { typeInto } from './type-into.ts'
import { type Answer, type AnswerBoxProps, useAnswer } from './use-answer.ts'
import { filesOf } from './use-files.ts'

const EarlierAnswers = lazyPart(() => import('./earlier-answers.tsx'), 0)

const icons = { public: Globe, private: Lock }

/**
 * Where the officer answers, in public or in private: which of the two stands in the button. The
 * text stays in its field until the server has it, and in this browser when one leaves; trying again
 * after a failure sends the same key, so that it goes out once.
 */
export function AnswerBox(props: AnswerBoxProps) {
  const { field, conversation, message } = props
  const answer = useAnswer(props)
  const { text, setText, way, action, since, files, limit } = answer
  const picker = useSavedReply(field)
  const attach = useRef<HTMLButtonElement>(null)
  const id = useId()

  function drop(): void {
    const dropped = text
    setText('')
    action.clear()
    field.current?.focus()
    say(answeringMessages().together.dropped, () => setText(dropped))
  }

  function add(data: DataTransfer | null): boolean {
    const chosen = filesOf(data)
    if (limit === null || chosen.length === 0 || action.busy) return false
    files.add(chosen)
    return true
  }
  const { isOver, target } = useFileDrop(limit === null ? null : add)

  return (
    <>
      <form
        class={`sheet no-print border-s-4 p-4 ${
          way === 'private' ? 'border-s-warning' : 'border-s-primary'
        } ${isOver ? 'bg-base-200' : ''}`}
        {...target}
        onSubmit={event => {
          event.preventDefault()
          void answer.send()
        }}
      >
        <AnswerHead {...props} answer={answer} id={id} />
        <AnswerField field={field} id={id} answer={answer} onFiles={add} />
        <FileList files={files} sent={answer.sent} onEmpty={() => attach.current?.focus()} />
        {answer.held ? (
          <HeldNotice
            onBack={() => {
              release(conversation.id)
              field.current?.focus()
            }}
          />
        ) : (
          <AnswerFoot
            answer={answer}
            conversation={conversation}
            id={id}
            attach={attach}
            onPick={picker.open}
          />
        )}
        <AnsweredSince
          since={since}
          busy={action.busy}
          onAnyway={() => void answer.send(true)}
          onKeep={() => {
            since.keep()
            action.clear()
            field.current?.focus()
          }}
          onDrop={drop}
        />
        {action.problem !== null && !since.isStopped && (
          <div class="mt-3">
            <ProblemNotice problem={action.problem} kept={inboxMessages().textKept} />
          </div>
        )}
      </form>
      {conversation.waiting > 0 && earlierChoice.value !== 'off' && (
        <EarlierAnswers
          message={message.id}
          adapted={earlier => saidTo(earlier, message.author, way === 'private')}
          busy={action.busy}
          onChoose={earlier => field.current && typeInto(field.current, earlier)}
        />
      )}
      {picker.isOpen && (
        <SavedReplyPicker
          name={message.author}
          isPrivate={way === 'private'}
          onChoose={picker.pick}
          onClose={picker.close}
        />
      )}
    </>
  )
}

type AnswerFieldProps = Pick<AnswerBoxProps, 'field'> & {
  id: string
  answer: Answer
  /** Takes pasted files. @returns whether there were any that could be taken */
  onFiles: (data: DataTransfer | null) => boolean
}

function AnswerField({ field, id, answer, onFiles }: AnswerFieldProps) {
  const { text, setText, action, held, send } = answer
  return (
    <textarea
      ref={field}
      id={id}
      class="textarea field-sizing-content max-h-64 min-h-20 w-full"
      aria-describedby={`${id}-quoted ${id}-hint`}
      value={text}
      readOnly={action.busy || held}
      onInput={event => setText(event.currentTarget.value)}
      onPaste={event => onFiles(event.clipboardData) && event.preventDefault()}
      onKeyDown={event => {
        // Out of the text, where single keys do something again.
        if (event.key === 'Escape') document.querySelector('h1')?.focus()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void send()
        }
      }}
    />
  )
}

/** Says that the answer leaves once there is a line, and tries until then. */
function HeldNotice({ onBack }: { onBack: () => void }) {
  useRetry(sendHeld)
  const t = answeringMessages().answering.held
  return (
    <div class="mt-3">
      <Notice
        level="info"
        title={t.title}
        live
        actions={
          <button type="button" class="btn btn-sm" onClick={onBack}>
            {t.back}
          </button>
        }
      >
        {t.why}
      </Notice>
    </div>
  )
}

/** Saved replies to pick from; the one that is picked goes where the cursor is. */
function useSavedReply(field: RefObject<HTMLTextAreaElement | null>) {
  const [isOpen, setIsOpen] = useState(false)
  const picked = useRef<string | null>(null)
  // A field behind an open dialog takes no focus.
  useLayoutEffect(() => {
    if (isOpen || picked.current === null || field.current === null) return
    typeInto(field.current, picked.current)
    picked.current = null
  }, [isOpen, field])
  return {
    isOpen,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    pick(saved: string): void {
      picked.current = saved
      setIsOpen(false)
    },
  }
}

/** To whom, what they wrote, where it goes, and by which way. */
function AnswerHead({
  field,
  conversation,
  message,
  next,
  answer: { way, setWay, action, opening, held },
  id,
}: AnswerBoxProps & { answer: Answer; id: string }) {
  const t = inboxMessages()
  const texts = answeringMessages().answering
  const name = message.author ?? messages.value.residents.someone

  /** A question that was answered goes away, and the focus must not go with it. */
  function choose(wanted: ReplyOption): void {
    setWay(wanted)
    if (way === null) field.current?.focus()
  }

  return (
    <>
      {next}
      <label for={id} class="block font-semibold">
        {way === null ? texts.answerTo(name) : t.answerTo(name, way)}
      </label>
      <blockquote id={`${id}-quoted`} class="mb-2 line-clamp-1 text-muted text-sm">
        {t.quoted(quoted(message.text ?? ''))}
      </blockquote>
      {conversation.merged.length > 0 && (
        <p class="mb-2 text-muted text-sm">
          <Where visibility={message.visibility} channelName={message.channelName} />
        </p>
      )}
      {message.visibility === 'public' && (
        <ReplyOptionChoice message={message} way={way} onWay={choose} busy={action.busy || held} />
      )}
      {message.visibility === 'private' && opening?.until && (
        <p class="mb-2 text-muted text-sm">{texts.until(moment(opening.until))}</p>
      )}
    </>
  )
}

/** Under the text: what may be put into it, how much room is left, and the button. */
function AnswerFoot({
  answer: { way, holding, setHolding, action, left, limit, files },
  conversation,
  id,
  attach,
  onPick,
}: Pick<AnswerBoxProps, 'conversation'> & {
  answer: Answer
  id: string
  attach: RefObject<HTMLButtonElement | null>
  onPick: () => void
}) {
  const t = inboxMessages()
  const texts = answeringMessages().answering
  const waiting = conversation.waiting > 0 ? waitingIn(conversation) : undefined
  return (
    <div class="mt-2 flex flex-wrap items-center justify-between gap-3">
      <button type="button" class="btn btn-ghost btn-sm" onClick={onPick}>
        <Icon of={BookOpenText} size={16} />
        {texts.saved}
      </button>
      {limit !== null && <AttachButton files={files} button={attach} busy={action.busy} />}
      <Tick
        label={<span class="font-normal">{t.isHolding}</span>}
        value={holding}
        onValue={setHolding}
      />
      <p id={`${id}-hint`} class="text-muted text-sm">
        {left !== null && left < 500 ? (
          <span class={left < 0 ? 'font-semibold text-error' : ''}>
            {t.roomLeft(number(left), left)}
          </span>
        ) : (
          <span class="pointer-coarse:sr-only">{t.shortcut}</span>
        )}
      </p>
      {waiting && <Countdown waiting={waiting} />}
      {way === null ? (
        <p class="font-semibold text-warning">{texts.choose}</p>
      ) : (
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          <Icon of={icons[way]} size={16} />
          {action.problem === null ? texts.send[way] : texts.retry[way]}
        </BusyButton>
      )}
    </div>
  )
}
