import { CalendarDays } from 'lucide'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { DeliveryShape } from '../../../server/publishing/shapes.ts'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Empty } from '../../components/empty.tsx'
import { clockOf } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'

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
        action={
          may('events.write') && (
            <a class="text-link" href={paths.eventNew}>
              {t.planOne}
            </a>
          )
        }
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
              <li key={delivery.id} class="flex flex-wrap items-baseline gap-x-3">
                <span class="w-18 shrink-0 font-semibold">{clockOf(delivery.dueLocal)}</span>
                <span class="min-w-0 flex-1 basis-40">{delivery.channelName}</span>
                {delivery.url === null ? (
                  <DeliveryState state={delivery.state} publishedAt={delivery.publishedAt} />
                ) : (
                  <a
                    class="rounded-field hover:underline"
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
