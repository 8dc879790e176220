import { BookOpenText, Globe, Lock } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type {
  ConversationShape,
  MessageShape,
  ReplyShape,
} from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { textRoom } from '../../../server/language/text-length.ts'
import { api, type Body, upload } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Tick } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { Where } from '../../components/where.tsx'
import { moment, number, quoted } from '../../format.ts'
import { newKey } from '../../key.ts'
import { messages } from '../../language.ts'
import { drafts } from '../../preferences.ts'
import { useAction } from '../../resource.ts'
import { Countdown } from '../../today/countdown.tsx'
import { inboxMessages } from '../messages.ts'
import { waitingIn } from '../waiting-in.ts'
import { AnsweredSince } from './answered-since.tsx'
import { AttachButton, FileList } from './file-list.tsx'
import { answeringMessages } from './messages.ts'
import { ReplyOptionChoice } from './reply-option-choice.tsx'
import { openingOf, type ReplyOption } from './reply-options.ts'
import { SavedReplyPicker } from './saved-reply-picker.tsx'
import { useAnsweredSince } from './use-answered-since.ts'
import { useChosenOption } from './use-chosen-option.ts'
import { filesOf, useFiles } from './use-files.ts'

type AnswerBoxProps = {
  field: RefObject<HTMLTextAreaElement | null>
  conversation: Spoken<ConversationShape>
  message: Spoken<MessageShape>
  /** Who is next, once this one is dealt with: it must not be under the box, which stays in sight. */
  next: ComponentChildren
  /** Which message the draft is for; null where nothing is written. */
  onBegun: (message: number | null) => void
  onSent: (reply: Spoken<ReplyShape>) => void
  /** Reads the conversation again, where the server knows more of it than this screen. */
  reload: () => Promise<void>
}

/** Where the text of an answer is kept until it is sent. */
export function answerDraft(conversation: number): string {
  return `reply-${conversation}`
}

const icons = { public: Globe, private: Lock }

/**
 * Where the officer answers, in public or in private: which of the two stands in the button. The
 * text stays in its field until the server has it, and in this browser when one leaves; trying again
 * after a failure sends the same key, so that it goes out once.
 */
export function AnswerBox({
  field,
  conversation,
  message,
  next,
  onBegun,
  onSent,
  reload,
}: AnswerBoxProps) {
  const draft = answerDraft(conversation.id)
  const [text, setText] = useState(() => drafts.read(draft))
  const isEmpty = text.trim() === ''
  const [way, setWay] = useChosenOption(draft, message, isEmpty)
  const [holding, setHolding] = useState(false)
  const [picking, setPicking] = useState(false)
  const inserted = useRef(false)
  const attempt = useRef({ key: newKey(), of: '' })
  const action = useAction()
  const since = useAnsweredSince(draft, conversation, isEmpty, action, reload)
  const id = useId()
  const t = inboxMessages().messages
  const ways = answeringMessages().answering
  const name = message.author ?? messages.value.residents.someone
  const opening = way === null ? null : openingOf(message, way)
  const waiting = conversation.waiting > 0 ? waitingIn(conversation) : undefined
  const left = opening === null ? null : textRoom(text.trim(), opening.limit)
  const limit = opening?.files ?? null
  const files = useFiles(limit)
  const attach = useRef<HTMLButtonElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [isOver, setIsOver] = useState(false)

  // Before anything else can happen: whoever types and leaves has lost nothing.
  useLayoutEffect(() => drafts.write(draft, text), [draft, text])
  useLayoutEffect(() => onBegun(isEmpty ? null : message.id), [isEmpty, message.id])

  /** @param anyway the sender has read what others answered since the draft was begun */
  async function send(anyway = false): Promise<void> {
    const said = text.trim()
    if (way === null || left === null) return
    if (said === '' || left < 0 || (limit === null && files.list.length > 0)) {
      field.current?.focus()
      return
    }
    if (since.answers.length > 0 && !anyway) {
      since.notice.current?.focus()
      return
    }
    const chosen = files.list.map(({ key }) => key)
    const of = `${message.id} ${way} ${holding} ${chosen} ${said}`
    if (attempt.current.of !== of) attempt.current = { key: newKey(), of }
    const { key } = attempt.current
    await action.run(async () => {
      const seen = anyway ? since.now : since.seen
      const body = { message: message.id, text: said, key, holding, way, ...seen }
      const reply =
        chosen.length === 0
          ? await api('POST /conversations/:id/replies', {
              param: { id: message.conversation },
              json: body,
            })
          : await sendFiles(body)
      attempt.current = { key: newKey(), of: '' }
      setText('')
      files.clear()
      setWay(message.visibility)
      setHolding(false)
      say(t.said[reply.state])
      onSent(reply)
    })
    field.current?.focus()
  }

  function drop(): void {
    const dropped = text
    setText('')
    action.clear()
    field.current?.focus()
    say(answeringMessages().together.dropped, () => setText(dropped))
  }

  async function sendFiles(body: Body<'POST /conversations/:id/replies'>) {
    const form = new FormData()
    for (const [name, value] of Object.entries(body)) form.set(name, String(value))
    for (const { file } of files.list) form.append('file', file)
    setSent(0)
    try {
      return await upload('POST /replies', { form }, setSent)
    } finally {
      setSent(null)
    }
  }

  /** A question that was answered goes away, and the focus must not go with it. */
  function choose(wanted: ReplyOption): void {
    setWay(wanted)
    if (way === null) field.current?.focus()
  }

  function add(event: Event, data: DataTransfer | null): void {
    const chosen = filesOf(data)
    if (limit === null || chosen.length === 0 || action.busy) return
    event.preventDefault()
    files.add(chosen)
  }

  /** Puts a saved reply where the cursor is, and the cursor after it. */
  function insert(saved: string): void {
    setPicking(false)
    const box = field.current
    if (box === null) return
    box.setRangeText(saved, box.selectionStart, box.selectionEnd, 'end')
    setText(box.value)
    inserted.current = true
  }

  // A field behind an open dialog takes no focus.
  useLayoutEffect(() => {
    if (picking || !inserted.current) return
    inserted.current = false
    field.current?.focus()
  }, [picking, field])

  return (
    <>
      <form
        class={`sheet no-print mt-8 border-s-4 p-4 ${
          way === 'private' ? 'border-s-warning' : 'border-s-primary'
        } ${isOver ? 'bg-base-200' : ''}`}
        onDragOver={event => {
          if (limit === null || !event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={event => {
          const to = event.relatedTarget
          setIsOver(to instanceof Node && event.currentTarget.contains(to))
        }}
        onDrop={event => {
          setIsOver(false)
          add(event, event.dataTransfer)
        }}
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        {next}
        <label for={id} class="block font-semibold">
          {way === null ? ways.answerTo(name) : t.answerTo(name, way)}
        </label>
        <p id={`${id}-quoted`} class="mb-2 line-clamp-1 text-muted text-sm">
          {t.quoted(quoted(message.text ?? ''))}
        </p>
        {conversation.merged.length > 0 && (
          <p class="mb-2 text-muted text-sm">
            <Where visibility={message.visibility} channelName={message.channelName} />
          </p>
        )}
        {message.visibility === 'public' && (
          <ReplyOptionChoice message={message} way={way} onWay={choose} busy={action.busy} />
        )}
        {message.visibility === 'private' && opening?.until && (
          <p class="mb-2 text-muted text-sm">{ways.until(moment(opening.until))}</p>
        )}
        <textarea
          ref={field}
          id={id}
          class="textarea field-sizing-content max-h-64 min-h-20 w-full"
          aria-describedby={`${id}-quoted ${id}-hint`}
          value={text}
          readOnly={action.busy}
          onInput={event => setText(event.currentTarget.value)}
          onPaste={event => add(event, event.clipboardData)}
          onKeyDown={event => {
            // Out of the text, where single keys do something again.
            if (event.key === 'Escape') document.querySelector('h1')?.focus()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void send()
            }
          }}
        />
        <FileList files={files} sent={sent} onEmpty={() => attach.current?.focus()} />
        <div class="mt-2 flex flex-wrap items-center justify-between gap-3">
          <button type="button" class="btn btn-ghost btn-sm" onClick={() => setPicking(true)}>
            <Icon of={BookOpenText} size={16} />
            {ways.saved}
          </button>
          {limit !== null && <AttachButton files={files} button={attach} busy={action.busy} />}
          <Tick
            label={<span class="font-normal">{t.isHolding}</span>}
            checked={holding}
            onChecked={setHolding}
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
            <p class="font-semibold text-warning">{ways.choose}</p>
          ) : (
            <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
              <Icon of={icons[way]} size={16} />
              {action.problem === null ? ways.send[way] : ways.retry[way]}
            </BusyButton>
          )}
        </div>
        <AnsweredSince
          since={since}
          busy={action.busy}
          onAnyway={() => void send(true)}
          onKeep={() => {
            since.keep()
            action.clear()
            field.current?.focus()
          }}
          onDrop={drop}
        />
        {action.problem !== null && !since.isStopped && (
          <div class="mt-3">
            <ProblemNotice problem={action.problem} kept={t.textKept} />
          </div>
        )}
      </form>
      {picking && (
        <SavedReplyPicker
          name={message.author}
          isPrivate={way === 'private'}
          onChoose={insert}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}
