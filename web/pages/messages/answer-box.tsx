import { Send } from 'lucide'
import type { RefObject } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type {
  ConversationShape,
  MessageShape,
  ReplyShape,
} from '../../../server/shapes/conversation.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Tick } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { Where } from '../../components/where.tsx'
import { number, quoted } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { newKey } from '../../key.ts'
import { drafts } from '../../preferences.ts'
import { useAction } from '../../resource.ts'

/** What the API takes at most. */
const LONGEST = 8000

type AnswerBoxProps = {
  field: RefObject<HTMLTextAreaElement | null>
  conversation: ConversationShape
  message: MessageShape
  onSent: (reply: ReplyShape) => void
}

/**
 * Where the officer answers. The text stays in its field until the server has it, and in this tab
 * when one leaves; trying again after a failure sends the same key, so that it goes out once.
 */
export function AnswerBox({ field, conversation, message, onSent }: AnswerBoxProps) {
  const draft = `reply-${conversation.id}`
  const [text, setText] = useState(() => drafts.read(draft))
  const [holding, setHolding] = useState(false)
  const attempt = useRef({ key: newKey(), of: '' })
  const action = useAction()
  const id = useId()
  const t = words.value.messages
  const name = message.author ?? words.value.residents.someone
  const left = LONGEST - text.trim().length

  useEffect(() => drafts.write(draft, text), [draft, text])

  async function send(): Promise<void> {
    const said = text.trim()
    if (said === '' || left < 0) {
      field.current?.focus()
      return
    }
    const of = `${message.id} ${holding} ${said}`
    if (attempt.current.of !== of) attempt.current = { key: newKey(), of }
    const { key } = attempt.current
    await action.run(async () => {
      const body = { message: message.id, text: said, key, holding }
      const reply = await api.reply(message.conversation, body)
      attempt.current = { key: newKey(), of: '' }
      setText('')
      setHolding(false)
      say(t.said[reply.state])
      onSent(reply)
    })
    field.current?.focus()
  }

  return (
    <form
      class="sheet no-print mt-8 p-4 lg:sticky lg:bottom-4 lg:shadow-lg"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <label for={id} class="block font-semibold">
        {t.answerTo(name, message.visibility)}
      </label>
      <p class="mb-2 line-clamp-1 text-muted text-sm">{t.quoted(quoted(message.text ?? ''))}</p>
      {conversation.merged.length > 0 && (
        <p class="mb-2 text-muted text-sm">
          <Where visibility={message.visibility} channelName={message.channelName} />
        </p>
      )}
      <textarea
        ref={field}
        id={id}
        class="textarea field-sizing-content max-h-64 min-h-20 w-full"
        aria-describedby={`${id}-hint`}
        value={text}
        readOnly={action.busy}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void send()
          }
        }}
      />
      <div class="mt-2 flex flex-wrap items-center justify-between gap-3">
        <Tick
          label={<span class="font-normal">{t.isHolding}</span>}
          checked={holding}
          onChecked={setHolding}
        />
        <p id={`${id}-hint`} class="text-muted text-sm">
          {left < 500 ? (
            t.roomLeft(number(left), left)
          ) : (
            <span class="pointer-coarse:sr-only">{t.shortcut}</span>
          )}
        </p>
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          <Icon of={Send} size={16} />
          {action.problem === null ? t.send : t.retry}
        </BusyButton>
      </div>
      {action.problem !== null && (
        <div class="mt-3">
          <ProblemNotice problem={action.problem} kept={t.textKept} />
        </div>
      )}
    </form>
  )
}
