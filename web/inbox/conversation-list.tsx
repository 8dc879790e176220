import { Globe, Inbox, Lock, Reply, Search } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type {
  ConversationFilter,
  ConversationLine,
  ConversationList as List,
} from '../../server/inbox/shapes-conversation.ts'
import { capital } from '../../server/language/typeset.ts'
import { api } from '../api.ts'
import { NextPage } from '../components/action-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Empty, Loaded } from '../components/page.tsx'
import { day, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import type { Resource } from '../resource.ts'
import { forWhom } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { stageOf } from '../today/time-left.ts'
import { arrival } from './address.ts'
import { conversationMessages } from './conversation-messages.ts'
import { holdMessages } from './hold-messages.ts'
import { MessageContent } from './message-content.tsx'
import { inboxMessages } from './messages.ts'
import { waitingIn } from './waiting-in.ts'

/** What is listed, as the server is asked for it. */
type Scope = { filter: ConversationFilter; channel: number | null; search: string | undefined }

type ListProps = {
  list: Resource<List>
  scope: Scope
  open: number | null
  /** The choice, as the query of a link, with its « ? ». */
  kept: string
}

/** The conversations, as the server orders them; arrows, Home and End move in them, Enter opens one. */
export function ConversationList({ list, scope, open, kept }: ListProps) {
  const [older, setOlder] = useState<{ of: string; pages: List[] }>({ of: '', pages: [] })
  const t = inboxMessages()
  const of = JSON.stringify(scope)
  const pages = older.of === of ? older.pages : []

  async function loadOlder(before: string): Promise<void> {
    const page = await api('GET /conversations', { query: { ...scope, before } })
    setOlder({ of, pages: [...pages, page] })
  }

  return (
    <Loaded resource={list} lines={6}>
      {first => {
        const shown = withoutDoubles([first, ...pages].flatMap(page => page.conversations))
        const next = (pages.at(-1) ?? first).next
        return (
          <>
            {/* What became of a search is heard, too. */}
            <div role="status">
              {shown.length === 0 && <NothingHere {...scope} />}
              {shown.length > 0 && scope.search !== undefined && (
                <span class="sr-only">{t.found(shown.length, next === null)}</span>
              )}
            </div>
            {shown.length > 0 && <Lines lines={shown} open={open} kept={kept} />}
            <NextPage next={next} load={loadOlder}>
              {t.older}
            </NextPage>
          </>
        )
      }}
    </Loaded>
  )
}

/** A conversation that moved up since the older page was read is in both. */
function withoutDoubles(lines: ConversationLine[]): ConversationLine[] {
  const seen = new Set<number>()
  return lines.filter(line => !seen.has(line.id) && seen.add(line.id))
}

function Lines({
  lines,
  open,
  kept,
}: {
  lines: ConversationLine[]
  open: number | null
  kept: string
}) {
  const { route } = useLocation()
  const place = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<number | null>(null)
  // One line stands for all conversations that are joined, whichever is open.
  const isOpen = ({ id, merged }: ConversationLine) =>
    id === open || merged.some(one => one.id === open)
  const current = at ?? lines.find(isOpen)?.id ?? lines[0]?.id

  const addressOf = ({ id }: ConversationLine) => paths.conversation(id) + kept

  function step(by: 1 | -1): void {
    const line = lines[lines.findIndex(isOpen) + by]
    if (line === undefined) return
    setAt(line.id)
    arrival.byKey = true
    route(addressOf(line))
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) })

  function move(event: KeyboardEvent): void {
    const links = [...(place.current?.querySelectorAll('a') ?? [])]
    const here = links.findIndex(link => link.matches(':focus'))
    const to: Record<string, number> = {
      ArrowDown: Math.min(here + 1, links.length - 1),
      ArrowUp: Math.max(here - 1, 0),
      Home: 0,
      End: links.length - 1,
    }
    const index = to[event.key]
    if (index === undefined) return
    event.preventDefault()
    links[index]?.focus()
  }

  return (
    <ul ref={place} class="sheet divide-y divide-base-300 overflow-hidden" onKeyDown={move}>
      {lines.map(line => (
        <li key={line.id}>
          <ConversationLink
            line={line}
            href={addressOf(line)}
            isOpen={isOpen(line)}
            isStop={line.id === current}
            onFocus={() => setAt(line.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function NothingHere({ filter, channel, search }: Scope) {
  const nothing = inboxMessages().nothingFound
  if (search !== undefined) {
    return (
      <Empty icon={Search} title={nothing.title}>
        {nothing.text}
      </Empty>
    )
  }
  const t =
    channel !== null
      ? inboxMessages().noneOnChannel
      : filter === 'mine'
        ? conversationMessages().inCharge.none
        : inboxMessages().empty[filter]
  const all = `${paths.messages}?filtre=tous`
  return (
    <Empty
      icon={Inbox}
      title={t.title}
      way={
        filter === 'all' && channel === null
          ? { href: paths.channels, label: inboxMessages().seeChannels }
          : { href: all, label: inboxMessages().seeAll }
      }
    >
      {t.text}
    </Empty>
  )
}

type LinkProps = {
  line: ConversationLine
  href: string
  isOpen: boolean
  /** The one that Tab reaches; the arrows reach the others. */
  isStop: boolean
  onFocus: () => void
}

/** A conversation in two lines, on a telephone three: who, and how long they still wait; what was said last. */
function ConversationLink({ line, href, isOpen, isStop, onFocus }: LinkProps) {
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
        <span
          // One name is whole, in wider letters too; of several the first ones are enough here.
          class={`min-w-0 ${line.authors.length > 1 ? 'truncate' : 'wrap-anywhere'} ${line.waiting > 0 ? 'font-semibold' : ''}`}
        >
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
          {inboxMessages().saidWhere(
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
            <span class="sr-only">{inboxMessages().weSaid}</span>
          </>
        )}
        <span class="line-clamp-2 wrap-anywhere sm:line-clamp-1">
          {line.inCharge !== null && (
            <span class="text-muted">{capital(forWhom(line.inCharge))} · </span>
          )}
          {line.hold !== null && <span class="text-muted">{heldText(line.hold)} · </span>}
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
  const countdown = tell(waiting)
  return (
    <span class={`shrink-0 font-semibold text-sm tabular-nums ${looks[stageOf(countdown)]}`}>
      {countdownLabel(countdown)}
    </span>
  )
}

/** « En attente de la voirie, jusqu’au lundi 8 juin », or that it is back from that. */
function heldText({ words, until, isBack }: NonNullable<ConversationLine['hold']>): string {
  const t = holdMessages()
  return isBack ? t.back : t.held(words, day(until))
}
