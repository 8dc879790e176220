import { Globe, Lock, Reply } from 'lucide'
import type { ConversationLine } from '../../server/inbox/shapes/conversation.ts'
import { capital } from '../../server/language/typeset.ts'
import { Icon } from '../components/icon.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { stageOf } from '../today/time-left.ts'
import { conversationMessages } from './conversation-messages.ts'
import { forWhom } from './in-charge.ts'
import { MessageContent } from './message-content.tsx'
import { inboxMessages } from './messages.ts'
import { waitingIn } from './waiting-in.ts'

type LinkProps = {
  line: ConversationLine
  href: string
  isOpen: boolean
  /** The one that Tab reaches; the arrows reach the others. */
  isStop: boolean
  onFocus: () => void
}

/** A conversation in two lines, on a telephone three: who, and how long they still wait; what was said last. */
export function ConversationLink({ line, href, isOpen, isStop, onFocus }: LinkProps) {
  const t = messages.value
  return (
    <a
      href={href}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onFocus={onFocus}
      class={`block border-s-4 px-3 py-2.5 focus-visible:-outline-offset-2 ${
        isOpen ? 'border-primary bg-wash' : 'border-transparent hover:bg-base-200'
      }`}
    >
      <span class="flex items-baseline justify-between gap-x-3 max-xs:flex-wrap">
        <span class={`min-w-0 truncate ${line.waiting > 0 ? 'font-semibold' : ''}`}>
          {line.authors.length === 0 ? t.residents.someone : line.authors.join(', ')}
        </span>
        <Due line={line} />
      </span>
      <span class="mt-0.5 flex items-start gap-1.5 text-sm">
        <Icon
          of={line.visibility === 'private' ? Lock : Globe}
          size={14}
          class="mt-0.75 shrink-0 text-muted"
        />
        <span class="sr-only">
          {inboxMessages().messages.saidWhere(
            [
              t.residents.where[line.visibility](line.channelName),
              ...(line.merged.length > 0
                ? [conversationMessages().joined.others(line.merged.length)]
                : []),
            ].join(', '),
          )}
        </span>
        {line.lastDirection === 'outbound' && (
          <>
            <Icon of={Reply} size={14} class="mt-0.75 shrink-0 text-muted" />
            <span class="sr-only">{inboxMessages().messages.weSaid}</span>
          </>
        )}
        <span class="line-clamp-2 wrap-anywhere sm:line-clamp-1">
          {line.inCharge !== null && (
            <span class="text-muted">{capital(forWhom(line.inCharge))} · </span>
          )}
          {line.unlikely && <span class="text-muted">{t.residents.unlikely} · </span>}
          <MessageContent topic={line.topic} text={line.lastText} />
        </span>
      </span>
    </a>
  )
}

const looks = { calm: 'text-base-content', soon: 'text-warning', late: 'text-error' }

/** How long there still is, or when the last word was said where nobody waits. */
function Due({ line }: { line: ConversationLine }) {
  const t = messages.value.countdown
  const waiting = waitingIn(line)
  if (line.waiting === 0 || waiting === undefined) {
    return (
      <span class="shrink-0 text-muted text-sm tabular-nums">
        {line.waiting > 0 ? t.waits : when(line.lastMessageAt)}
      </span>
    )
  }
  const told = tell(waiting)
  return (
    <span class={`shrink-0 font-semibold text-sm tabular-nums ${looks[stageOf(told)]}`}>
      {countdownLabel(told)}
    </span>
  )
}
