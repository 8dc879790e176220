import { Hourglass, Reply, TriangleAlert } from 'lucide'
import type { ConversationLine } from '../../../server/inbox/shapes/conversation.ts'
import { now } from '../../clock.ts'
import { Icon } from '../../components/icon.tsx'
import { UnlikelyMark } from '../../components/unlikely-mark.tsx'
import { Where } from '../../components/where.tsx'
import { brief, quoted, remaining } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { me } from '../../session.ts'

type LinkProps = {
  line: ConversationLine
  href: string
  isOpen: boolean
  /** The one that Tab reaches; the arrows reach the others. */
  isStop: boolean
  onFocus: () => void
}

export function ConversationLink({ line, href, isOpen, isStop, onFocus }: LinkProps) {
  const t = messages.value
  return (
    <a
      href={href}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onFocus={onFocus}
      class={`block border-s-4 px-4 py-3 focus-visible:-outline-offset-2 ${
        isOpen ? 'border-primary bg-wash' : 'border-transparent hover:bg-base-200'
      }`}
    >
      <span class="flex flex-wrap items-baseline justify-between gap-x-3">
        <span class={`min-w-0 max-w-full truncate ${line.waiting > 0 ? 'font-semibold' : ''}`}>
          {line.authors.length === 0 ? t.residents.someone : line.authors.join(', ')}
        </span>
        <span class="shrink-0 text-muted text-sm">{brief(line.lastMessageAt)}</span>
      </span>
      <span class="mt-0.5 line-clamp-2">
        {line.lastDirection === 'outbound' && (
          <>
            <Icon of={Reply} size={14} class="me-1 inline text-muted" />
            <span class="sr-only">{t.messages.weSaid}</span>
          </>
        )}
        {line.lastText === null ? t.residents.erased : quoted(line.lastText)}
      </span>
      <span class="mt-1 flex flex-wrap items-center justify-between gap-x-3 text-muted text-sm">
        <Where visibility={line.visibility} channelName={line.channelName} />
        {line.merged.length > 0 && <span>{t.joined.others(line.merged.length)}</span>}
        {line.unlikely && <UnlikelyMark />}
        {line.waiting > 0 && <Due dueAt={line.dueAt} />}
      </span>
    </a>
  )
}

/** How long there still is, in one word beside the line. */
function Due({ dueAt }: { dueAt: string | null }) {
  const t = messages.value.countdown
  const left = dueAt === null ? null : Date.parse(dueAt) - now.value
  const target = (me.value?.commune.targetMinutes ?? 15) * 60_000
  if (left !== null && left <= 0) {
    return (
      <span class="inline-flex items-center gap-1 font-semibold text-error">
        <Icon of={TriangleAlert} size={14} />
        {t.late}
      </span>
    )
  }
  return (
    <span class="inline-flex items-center gap-1 font-semibold text-base-content">
      <Icon of={Hourglass} size={14} />
      {left === null || dueAt === null
        ? t.waits
        : left > target
          ? t.before(brief(dueAt))
          : t.left(remaining(left))}
    </span>
  )
}
