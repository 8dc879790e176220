import { Rss, Send } from 'lucide'
import { useState } from 'preact/hooks'
import type { FeedItemShape } from '../../server/calendar/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { closing } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { say, sayUndoable } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { may } from '../session.ts'
import { feedMessages } from './messages.ts'

const Feeds = lazyPart(() => import('./feeds.tsx'), 0)
const RelayItem = lazyPart(() => import('./relay-item.tsx'), 0)

/** What the school, the intercommunality and others write: each to be relayed, or left. */
export default function FeedItems() {
  const t = feedMessages()
  const listed = useApi('GET /feed-items', ['deliveries'])
  const [showsFeeds, setShowsFeeds] = useState(false)
  const [relaying, setRelaying] = useState<FeedItemShape | null>(null)
  // What is to be warned of has its own place.
  const items = (listed.data?.items ?? []).filter(({ warns }) => warns === null)
  const offered = items.filter(({ state }) => state === 'offered')
  const decided = items.filter(({ state }) => state !== 'offered')
  return (
    <Section
      title={t.items}
      aside={
        <button type="button" class="btn btn-sm" onClick={() => setShowsFeeds(true)}>
          <Icon of={Rss} size={16} />
          {t.sources}
        </button>
      }
    >
      {offered.length === 0 && <p class="text-muted">{t.itemsNone}</p>}
      {offered.length > 0 && (
        <ul class="sheet divide-y divide-base-300">
          {offered.map(item => (
            <li key={item.id} class="p-4">
              <Offered item={item} onRelay={() => setRelaying(item)} onChange={listed.reload} />
            </li>
          ))}
        </ul>
      )}
      {decided.length > 0 && (
        <details class="mt-3">
          <summary class="cursor-pointer text-muted">{t.decided(decided.length)}</summary>
          <ul class="mt-2 divide-y divide-base-300">
            {decided.map(item => (
              <li key={item.id} class="py-2">
                <Decided item={item} onChange={listed.reload} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {relaying !== null && (
        <RelayItem
          item={relaying}
          onClose={() => setRelaying(closing(relaying, null))}
          onDone={listed.reload}
        />
      )}
      {showsFeeds && <Feeds onClose={() => setShowsFeeds(false)} />}
    </Section>
  )
}

type LineProps = { item: FeedItemShape; onChange: () => Promise<void> }

function Offered({ item, onRelay, onChange }: LineProps & { onRelay: () => void }) {
  const t = feedMessages()
  const { id, title, text, source, at, hasPicture } = item
  const param = { id }
  async function dismiss(): Promise<void> {
    await api('POST /feed-items/:id/dismiss', { param })
    await sayUndoable(t.dismissed, () => api('POST /feed-items/:id/restore', { param }), onChange)
  }
  return (
    <div class="flex flex-wrap items-start gap-x-4 gap-y-2">
      {hasPicture && <Picture id={id} />}
      <div class="min-w-0 flex-1 basis-64">
        <Title item={item} />
        <p class="text-muted text-sm">{t.from(source, when(at))}</p>
        {text !== '' && <p class="mt-1 line-clamp-3">{text}</p>}
      </div>
      {may('events.write') && (
        <div class="flex flex-wrap gap-2">
          <button type="button" class="btn btn-primary btn-sm" onClick={onRelay}>
            <Icon of={Send} size={16} />
            {t.relay}
            <span class="sr-only">{t.about(title)}</span>
          </button>
          <ActionButton class="btn btn-ghost btn-sm" about={t.about(title)} act={dismiss}>
            {t.dismiss}
          </ActionButton>
        </div>
      )}
    </div>
  )
}

/** Read by our server, and nothing where it is none after all. */
function Picture({ id }: { id: number }) {
  const [isThere, setIsThere] = useState(true)
  if (!isThere) return null
  return (
    <img
      src={`/api/feed-items/${id}/picture`}
      alt=""
      loading="lazy"
      width={96}
      height={72}
      class="h-18 w-24 rounded-field bg-base-200 object-cover"
      onError={() => setIsThere(false)}
    />
  )
}

function Title({ item: { title, link } }: { item: FeedItemShape }) {
  if (link === null) return <p class="font-semibold">{title}</p>
  return (
    <a class="text-link font-semibold" href={link} target="_blank" rel="noreferrer">
      {title}
    </a>
  )
}

function Decided({ item, onChange }: LineProps) {
  const t = feedMessages()
  const { id, title, source, at, state, decidedBy, byRule, dueAt } = item
  const by = decidedBy ?? ''
  const due = dueAt === null ? '' : when(dueAt)
  const said = byRule ? t.relayedByRule(due) : t.relayedBy(by, due)
  return (
    <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div class="min-w-0 flex-1 basis-64">
        <Title item={item} />
        <p class="text-muted text-sm">{t.from(source, when(at))}</p>
        <p class="text-sm">{state === 'dismissed' ? t.dismissedBy(by) : said}</p>
      </div>
      {state === 'dismissed' && may('events.write') && (
        <ActionButton
          class="btn btn-ghost btn-sm"
          about={t.about(title)}
          act={async () => {
            await api('POST /feed-items/:id/restore', { param: { id } })
            await onChange()
            say(t.restored)
          }}
        >
          {t.restore}
        </ActionButton>
      )}
    </div>
  )
}
