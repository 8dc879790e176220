import { TriangleAlert } from 'lucide'
import { isUnseen } from '../../../server/publishing/rules/delivery-state.ts'
import type { TodayShape } from '../../../server/today/shapes.ts'
import { DeliveryActions } from '../../components/delivery-actions.tsx'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'
import { nearTime, quoted } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { loadToday } from '../../today.ts'

/** What a person must look at: ill channels, publications whose outcome is not good or not known. */
export function DeliveryIssues({ data }: { data: TodayShape }) {
  const t = messages.value.today
  if (data.channels.length + data.troubled.length === 0) return null
  return (
    <Section title={t.troubles}>
      <ul class="sheet divide-y divide-base-300 border-s-4 border-s-warning">
        {data.channels.map(channel => (
          <li key={`channel-${channel.id}`} class="flex flex-wrap items-start gap-x-6 gap-y-2 p-4">
            <div class="min-w-0 flex-1 basis-64">
              <p class="flex items-center gap-1.5 font-semibold text-warning">
                <Icon of={TriangleAlert} size={16} />
                {channel.name}
              </p>
              <p>{channel.problem}</p>
            </div>
            <a class="btn btn-sm" href={`${paths.channels}#canal-${channel.id}`}>
              {t.seeChannel}
              <span class="sr-only">{channel.name}</span>
            </a>
          </li>
        ))}
        {data.troubled.map(delivery => (
          <li
            key={`delivery-${delivery.id}`}
            id={`publication-${delivery.id}`}
            class="flex flex-wrap items-start gap-x-6 gap-y-2 p-4"
          >
            <div class="min-w-0 flex-1 basis-64">
              <DeliveryState state={isUnseen(delivery) ? 'unconfirmed' : delivery.state} />
              <p class="font-semibold">
                {delivery.event === null ? (
                  delivery.title
                ) : (
                  <a class="hover:underline" href={paths.publication(delivery.event, delivery.id)}>
                    {delivery.title}
                  </a>
                )}
              </p>
              <p class="text-muted text-sm">
                {t.plannedFor(delivery.channelName, nearTime(delivery.dueLocal))}
              </p>
              {delivery.after !== null && <p class="line-clamp-1">{quoted(delivery.text)}</p>}
              {delivery.reason && <p class="mt-1">{delivery.reason}</p>}
            </div>
            <DeliveryActions delivery={delivery} onDone={() => void loadToday()} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
