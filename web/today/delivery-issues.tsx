import { TriangleAlert } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import { isUnseen } from '../../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Section } from '../components/page.tsx'
import { near, nearTime, quoted } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { DeliveryActions } from '../publishing/delivery-actions.tsx'
import { DeliveryState } from '../publishing/delivery-state.tsx'
import { loadToday } from './load-today.ts'
import { byEvent, EventName } from './publications.tsx'

/** The first view mostly has none. */
const AnswerInDoubt = lazyPart(() => import('./answer-in-doubt.tsx'), 3)

/**
 * What a person must look at: ill channels, answers that may not have arrived, publications whose
 * outcome is not good or not known.
 */
export function DeliveryIssues({ data }: { data: Spoken<TodayShape> }) {
  const t = messages.value.today
  const { deliveryIssues, unconfirmed } = data
  // What is cut off stands at the top of every screen.
  const ill = [
    ...data.channels
      .filter(({ cutOffAt }) => cutOffAt === null)
      .map(one => ({ ...one, href: `${paths.channels}#canal-${one.id}`, see: t.seeChannel })),
    ...data.feeds.map(one => ({ ...one, href: paths.partners, see: t.seeSource })),
  ]
  if (ill.length + deliveryIssues.length + unconfirmed.length === 0) return null
  return (
    <Section title={t.troubles}>
      <ul class="sheet divide-y divide-base-300">
        {ill.map(({ name, problem, href, see }) => (
          <li key={href + name} class="flex flex-wrap items-start gap-x-4 gap-y-2 p-4">
            <div class="min-w-0 flex-1 basis-64">
              <p class="flex items-center gap-1.5 font-semibold text-warning">
                <Icon of={TriangleAlert} size={16} />
                {name}
              </p>
              <p>{problem}</p>
            </div>
            <a class="btn btn-sm" href={href}>
              {see}
              <span class="sr-only">{name}</span>
            </a>
          </li>
        ))}
        {unconfirmed.map(({ message, conversation, author, channelName, sentAt, text }) => (
          <li key={`answer-${message}`} class="flex flex-col gap-1 p-4">
            <a class="text-link font-semibold" href={paths.conversation(conversation)}>
              {author ?? messages.value.residents.someone}
            </a>
            <p class="text-muted text-sm">{t.answered(channelName, near(sentAt))}</p>
            <p class="line-clamp-1">{quoted(text)}</p>
            <AnswerInDoubt
              id={message}
              arrival="unconfirmed"
              name={author ?? messages.value.residents.someone}
              onDone={loadToday}
            />
          </li>
        ))}
        {byEvent(deliveryIssues).map(group => (
          <li key={`event-${group[0]?.id}`} class="p-4">
            <EventName delivery={group[0]} />
            <ul class="mt-2 flex flex-col gap-3">
              {group.map(delivery => (
                <li
                  key={delivery.id}
                  id={`publication-${delivery.id}`}
                  class="flex flex-wrap items-start gap-x-4 gap-y-2"
                >
                  <Issue delivery={delivery} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Issue({ delivery }: { delivery: Spoken<DeliveryShape> }) {
  const { state, channelName, dueLocal, after, text, reason } = delivery
  return (
    <>
      <div class="min-w-0 flex-1 basis-64">
        <p class="flex flex-wrap items-baseline gap-x-3">
          <DeliveryState state={isUnseen(delivery) ? 'unconfirmed' : state} />
          <span class="text-muted text-sm">
            {messages.value.today.plannedFor(channelName, nearTime(dueLocal))}
          </span>
        </p>
        {after !== null && <p class="line-clamp-1">{quoted(text)}</p>}
        {reason && <p>{reason}</p>}
      </div>
      <DeliveryActions delivery={delivery} onDone={loadToday} />
    </>
  )
}
