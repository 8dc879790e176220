import { Inbox } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type {
  ConversationFilter,
  ConversationLine,
  ConversationList as List,
} from '../../../server/inbox/shapes/conversation.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { type Resource, useAction } from '../../resource.ts'
import { ConversationLink } from './conversation-link.tsx'

type ListProps = {
  list: Resource<List>
  filter: ConversationFilter
  channel: number | null
  open: number | null
  /** The filters, as the query of a link. */
  kept: string
}

/** The conversations, latest first; arrows, Home and End move in them, Enter opens one. */
export function ConversationList({ list, filter, channel, open, kept }: ListProps) {
  const [older, setOlder] = useState<{ of: string; pages: List[] }>({ of: '', pages: [] })
  const more = useAction()
  const t = messages.value.messages
  const scope = `${filter} ${channel}`
  const pages = older.of === scope ? older.pages : []

  async function loadOlder(before: string): Promise<void> {
    const page = await api('GET /conversations', { query: { filter, channel, before } })
    setOlder({ of: scope, pages: [...pages, page] })
  }

  return (
    <Loaded resource={list} lines={6}>
      {first => {
        const shown = withoutDoubles([first, ...pages].flatMap(page => page.conversations))
        const next = (pages.at(-1) ?? first).next
        if (shown.length === 0) return <NothingHere filter={filter} />
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
  const place = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<number | null>(null)
  // Of conversations that are joined one line stands for all, whichever is open.
  const isOpen = ({ id, merged }: ConversationLine) =>
    id === open || merged.some(one => one.id === open)
  const current = at ?? lines.find(isOpen)?.id ?? lines[0]?.id

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
            href={`${paths.conversation(line.id)}${kept === '' ? '' : `?${kept}`}`}
            isOpen={isOpen(line)}
            isStop={line.id === current}
            onFocus={() => setAt(line.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function NothingHere({ filter }: { filter: ConversationFilter }) {
  const t = messages.value.messages.empty[filter]
  const all = `${paths.messages}?filtre=tous`
  return (
    <Empty
      icon={Inbox}
      title={t.title}
      action={
        filter === 'all' ? (
          <a class="text-link" href={paths.channels}>
            {messages.value.messages.seeChannels}
          </a>
        ) : (
          <a class="text-link" href={all}>
            {messages.value.messages.seeAll}
          </a>
        )
      }
    >
      {t.text}
    </Empty>
  )
}
