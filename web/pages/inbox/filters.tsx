import { useLocation } from 'preact-iso'
import type { ConversationFilter } from '../../../server/inbox/shapes/conversation.ts'
import { api } from '../../api.ts'
import { messages } from '../../i18n/index.ts'
import { useResource } from '../../resource.ts'
import { today } from '../../today.ts'

const values: Record<ConversationFilter, string | null> = {
  waiting: null,
  unlikely: 'sans-doute',
  old: 'anciens',
  all: 'tous',
  excluded: 'ecartes',
}
const order: readonly ConversationFilter[] = ['waiting', 'unlikely', 'old', 'all', 'excluded']

/** Which conversations: links, so that a filter can be kept, sent, and gone back from. */
export function Filters({
  filter,
  channel,
}: {
  filter: ConversationFilter
  channel: number | null
}) {
  const { path, route } = useLocation()
  const channels = useResource('channels', () => api('GET /channels'), ['channels'])
  const t = messages.value.messages
  const address = (wanted: ConversationFilter, on: number | null) => {
    const search = new URLSearchParams()
    const value = values[wanted]
    if (value !== null) search.set('filtre', value)
    if (on !== null) search.set('canal', String(on))
    const text = search.toString()
    return text === '' ? path : `${path}?${text}`
  }
  // Few communes have old ones, and those for a day.
  const isOffered = (one: ConversationFilter) =>
    one === filter ||
    (one === 'old'
      ? (today.value?.old ?? 0) > 0
      : one !== 'unlikely' || today.value?.waiting.some(({ unlikely }) => unlikely))
  const receiving = channels.data?.channels.filter(one => one.receives) ?? []
  return (
    <div class="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <nav aria-label={t.filterLabel}>
        <ul class="flex flex-wrap gap-1">
          {order.filter(isOffered).map(one => (
            <li key={one}>
              <a
                href={address(one, channel)}
                aria-current={one === filter ? 'page' : undefined}
                class={`block rounded-full border px-3 py-1 text-sm ${
                  one === filter
                    ? 'border-primary bg-wash font-semibold text-primary'
                    : 'border-field hover:bg-base-100'
                }`}
              >
                {t.filters[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {receiving.length > 1 && (
        <select
          aria-label={t.channelLabel}
          class="select select-sm w-full max-w-56"
          value={channel ?? ''}
          onChange={event => route(address(filter, Number(event.currentTarget.value) || null))}
        >
          <option value="">{t.allChannels}</option>
          {receiving.map(one => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
