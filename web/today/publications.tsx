import { CalendarDays } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { Empty } from '../components/page.tsx'
import { atClock } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { DeliveryState } from '../publishing/delivery-state.tsx'

/** Deliveries by what they announce, in the order of each one's first. */
export function byEvent(deliveries: readonly Spoken<DeliveryShape>[]): Spoken<DeliveryShape>[][] {
  const groups = Map.groupBy(deliveries, ({ event, title }) => event ?? title)
  return [...groups.values()]
}

/** What goes out today, by event: a line for each channel. */
export function Publications({ deliveries }: { deliveries: readonly Spoken<DeliveryShape>[] }) {
  const t = messages.value.today
  if (deliveries.length === 0) {
    return (
      <Empty
        icon={CalendarDays}
        title={t.nothingGoesOut}
        way={{ needs: 'events.write', href: paths.eventNew, label: t.planOne }}
      />
    )
  }
  return (
    <ul class="sheet divide-y divide-base-300">
      {byEvent(deliveries).map(group => (
        <li key={group[0]?.id} class="p-4">
          <EventName delivery={group[0]} />
          <ul class="mt-1 flex flex-col gap-1">
            {group.map(delivery => (
              <li
                key={delivery.id}
                class="grid grid-cols-[5.25rem_minmax(0,1fr)] items-baseline gap-x-3 max-xs:grid-cols-[minmax(0,1fr)] sm:grid-cols-[5.25rem_minmax(0,1fr)_auto]"
              >
                <span class="font-semibold">{atClock(delivery.dueLocal)}</span>
                <span>{delivery.channelName}</span>
                {delivery.url === null ? (
                  <span class="max-sm:col-start-2 max-xs:col-start-1">
                    <DeliveryState state={delivery.state} publishedAt={delivery.publishedAt} />
                  </span>
                ) : (
                  <a
                    class="justify-self-start rounded-field hover:underline max-sm:col-start-2 max-xs:col-start-1"
                    href={delivery.url}
                    target="_blank"
                    rel="noreferrer"
                  >
                    <DeliveryState state={delivery.state} publishedAt={delivery.publishedAt} />
                    <span class="sr-only">
                      {messages.value.deliveries.newTab(delivery.channelName)}
                    </span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The name of what is announced, which leads to it while it exists. */
export function EventName({ delivery }: { delivery: Spoken<DeliveryShape> | undefined }) {
  if (delivery === undefined) return null
  return (
    <h3 class="font-sans font-semibold">
      {delivery.event === null ? (
        delivery.title
      ) : (
        <a class="hover:underline" href={paths.publication(delivery.event, delivery.id)}>
          {delivery.title}
        </a>
      )}
    </h3>
  )
}
