import { Inbox, Search } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type {
  ConversationFilter,
  ConversationLine,
  ConversationList as List,
} from '../../server/inbox/shapes/conversation.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Empty } from '../components/empty.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { paths } from '../paths.ts'
import { type Resource, useAction } from '../resource.ts'
import { useShortcuts } from '../shortcuts.ts'
import { arrival } from './arrival.ts'
import { ConversationLink } from './conversation-link.tsx'
import { conversationMessages } from './conversation-messages.ts'
import { inboxMessages } from './messages.ts'

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
  const more = useAction()
  const t = inboxMessages().messages
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
        if (shown.length === 0) return <NothingHere {...scope} />
        return (
          <>
            <Lines lines={shown} open={open} kept={kept} />
            <div class="mt-4 flex flex-col items-start gap-3">
              <ProblemNotice problem={more.problem} />
              {next !== null && (
                <BusyButton busy={more.busy} onClick={() => void more.run(() => loadOlder(next))}>
                  {t.older}
                </BusyButton>
              )}
            </div>
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

function NothingHere({ filter, search }: Scope) {
  const nothing = inboxMessages().messages.nothingFound
  if (search !== undefined) {
    return (
      <Empty icon={Search} title={nothing.title}>
        {nothing.text}
      </Empty>
    )
  }
  const t =
    filter === 'mine'
      ? conversationMessages().inCharge.none
      : inboxMessages().messages.empty[filter]
  const all = `${paths.messages}?filtre=tous`
  return (
    <Empty
      icon={Inbox}
      title={t.title}
      action={
        filter === 'all' ? (
          <a class="text-link" href={paths.channels}>
            {inboxMessages().messages.seeChannels}
          </a>
        ) : (
          <a class="text-link" href={all}>
            {inboxMessages().messages.seeAll}
          </a>
        )
      }
    >
      {t.text}
    </Empty>
  )
}
