import { useLocation } from 'preact-iso'
import { api } from '../api.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { today } from '../today/load-today.ts'
import { type Filter, filters, useChoice } from './address.ts'
import { inboxMessages } from './messages.ts'

/** Those that are offered only where there is something in them, or somebody for them. */
const offered: { [One in Filter]?: () => boolean } = {
  mine: () => may('messages.answer'),
  old: () => (today.value?.old ?? 0) > 0,
  unlikely: () => (today.value?.unlikely ?? 0) > 0,
}

/** Which conversations: links, so that a filter can be kept, sent, and gone back from. */
export function Filters() {
  const { filter, channel, addressOf } = useChoice()
  const { route } = useLocation()
  const channels = useResource('channels', () => api('GET /channels'), ['channels'])
  const t = inboxMessages().messages
  const isOffered = (one: Filter) => one === filter || (offered[one]?.() ?? true)
  const receiving = channels.data?.channels.filter(one => one.receives) ?? []
  return (
    <div class="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label={t.filterLabel}>
        <ul class="flex flex-wrap gap-1">
          {filters.filter(isOffered).map(one => (
            <li key={one}>
              <a
                href={addressOf({ filter: one })}
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
      {receiving.length > 1 && filter !== 'requests' && (
        <select
          aria-label={t.channelLabel}
          class="select select-sm w-full max-w-56"
          value={channel ?? ''}
          onChange={event =>
            route(addressOf({ channel: Number(event.currentTarget.value) || null }))
          }
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
