import { Copy, TriangleAlert } from 'lucide'
import type { DeliveryState as State } from '../../../server/publishing/rules/delivery.ts'
import { isOnline, isParked, isUnseen } from '../../../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../../../server/publishing/shapes.ts'
import { DeliveryActions } from '../../components/delivery-actions.tsx'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayTime, when } from '../../format.ts'
import { changeMessages } from '../../i18n/event-change.ts'
import { eventImportMessages } from '../../i18n/event-import.ts'
import { messages } from '../../i18n/index.ts'
import { commentMessages, planMessages } from '../../i18n/plans.ts'

/** Deliveries by the time at which they go out, each with its state and what can be done. */
export function DeliveryList({
  deliveries,
  onChange,
  onDuplicate = null,
}: {
  deliveries: readonly DeliveryShape[]
  onChange: () => void
  /** With a post's number: to say the same at another time. */
  onDuplicate?: ((post: number) => void) | null
}) {
  const t = messages.value.events
  if (deliveries.length === 0) return <p class="sheet p-4 text-muted">{t.noPublication}</p>
  const byTime = Map.groupBy(
    [...deliveries].sort((a, b) => a.dueLocal.localeCompare(b.dueLocal) || a.id - b.id),
    delivery => `${delivery.dueLocal} ${delivery.post}`,
  )
  return (
    <div class="flex flex-col gap-6">
      {[...byTime].map(([key, group]) => (
        <div key={key}>
          <h3 class="mb-2 font-sans text-base">
            <span class="inline-block first-letter:uppercase">
              {dayTime(group[0]?.dueLocal ?? '')}
            </span>
            {group[0]?.step && <span class="text-muted"> · {group[0].step}</span>}
            {group[0]?.kind === 'notice' && (
              <span class="text-muted"> · {changeMessages().notice}</span>
            )}
          </h3>
          <Partly deliveries={group} />
          <ul class="sheet divide-y divide-base-300">
            {group.map(delivery => (
              <li
                key={delivery.id}
                id={`publication-${delivery.id}`}
                class={`flex scroll-mt-16 flex-col gap-2 p-4 ${isNamed(delivery) ? 'border-s-4 border-s-primary bg-wash' : ''}`}
              >
                <DeliveryLine delivery={delivery} onChange={onChange} />
              </li>
            ))}
          </ul>
          {onDuplicate !== null && group[0] && (
            <DuplicatePost onDuplicate={onDuplicate} post={group[0].post} />
          )}
        </div>
      ))}
    </div>
  )
}

/** Whether the address names it, as that of a mail does. */
function isNamed({ id }: DeliveryShape): boolean {
  return location.hash === `#publication-${id}`
}

/** A first comment, for its post. */
function isWaiting({ after, state, nextAt }: DeliveryShape): boolean {
  return after !== null && state === 'scheduled' && nextAt === null
}

/** What failed does not take back what is out: « 4 publications sur 5 sont en ligne ». */
function Partly({ deliveries }: { deliveries: readonly DeliveryShape[] }) {
  const planned = deliveries.filter(one => one.state !== 'cancelled' && one.after === null)
  const wrong = planned.filter(one => troubled.has(one.state) || isParked(one) || isUnseen(one))
  const out = planned.filter(one => isOnline(one.state) && !isUnseen(one))
  if (wrong.length === 0 || planned.length < 2) return null
  return (
    <p class="mb-2 flex items-center gap-1.5 font-semibold text-warning">
      <Icon of={TriangleAlert} size={16} class="shrink-0" />
      {planMessages().partly(out.length, planned.length)}
    </p>
  )
}

const troubled: ReadonlySet<State> = new Set(['failed', 'unconfirmed', 'missed'])

function DuplicatePost({
  post,
  onDuplicate,
}: {
  post: number
  onDuplicate: (post: number) => void
}) {
  return (
    <button type="button" class="btn btn-sm btn-ghost mt-1" onClick={() => onDuplicate(post)}>
      <Icon of={Copy} size={14} />
      {eventImportMessages().duplicatePost}
    </button>
  )
}

function DeliveryLine({ delivery, onChange }: { delivery: DeliveryShape; onChange: () => void }) {
  const t = messages.value.deliveries
  return (
    <>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p>
          <span class="font-semibold">{delivery.channelName}</span>
          {delivery.after !== null && (
            <span class="text-muted text-sm"> {commentMessages().under}</span>
          )}
          {delivery.neighbour && (
            <span class="text-muted text-sm">
              {' '}
              {delivery.channelName.includes(delivery.neighbour)
                ? t.neighbour
                : t.neighbourNamed(delivery.neighbour)}
            </span>
          )}
        </p>
        <DeliveryState state={isUnseen(delivery) ? 'unconfirmed' : delivery.state} />
      </div>
      {delivery.publishedAt && (
        <p class="text-muted text-sm">{t.publishedAt(when(delivery.publishedAt))}</p>
      )}
      {delivery.reason && <p>{delivery.reason}</p>}
      {isWaiting(delivery) && <p class="text-muted text-sm">{commentMessages().waits}</p>}
      {delivery.nextAt && delivery.attempts > 0 && (
        <p class="text-muted text-sm">{t.nextAt(delivery.attempts, when(delivery.nextAt))}</p>
      )}
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <details class="min-w-0 flex-1 basis-48 text-sm">
          <summary class="w-fit cursor-pointer rounded-field py-1 text-muted">{t.seeText}</summary>
          <p class="mt-2 max-w-prose whitespace-pre-line">{delivery.text}</p>
        </details>
        <DeliveryActions delivery={delivery} onDone={onChange} />
      </div>
    </>
  )
}
