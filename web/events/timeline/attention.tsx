import { Hourglass, TriangleAlert } from 'lucide'
import { Icon } from '../../components/icon.tsx'
import { dayTime } from '../../format.ts'
import { DeliveryState } from '../../publishing/delivery-state.tsx'
import { planMessages } from '../plans/messages.ts'
import { type Delivery, hasIssue, partlyOut, stateShown } from './posts.ts'

type AttentionProps = { deliveries: readonly Delivery[]; onOpen: (id: number) => void }

/** What somebody must do something about, in words: each cause once, with the channels it concerns. */
export function Attention({ deliveries, onOpen }: AttentionProps) {
  const deliveryIssues = deliveries.filter(hasIssue)
  const awaiting = deliveries.filter(
    ({ state, after }) => state === 'awaiting-approval' && after === null,
  )
  if (deliveryIssues.length + awaiting.length === 0) return null
  const causes = Map.groupBy(deliveryIssues, one => `${stateShown(one)} ${one.reason}`)
  const partly = partlyOut(deliveries)
  const t = planMessages()
  return (
    <div class="sheet mb-4 flex flex-col gap-3 border-warning p-4">
      {partly !== null && (
        <p class="flex items-center gap-1.5 font-semibold text-warning">
          <Icon of={TriangleAlert} />
          {t.partly(partly.out, partly.planned)}
        </p>
      )}
      {[...causes].map(([cause, concerned]) => (
        <Cause key={cause} concerned={concerned} onOpen={onOpen} />
      ))}
      {awaiting.length > 0 && (
        <p class="flex items-center gap-1.5 font-semibold text-warning">
          <Icon of={Hourglass} />
          {t.timeline.awaiting(awaiting.length)}
        </p>
      )}
    </div>
  )
}

function Cause({
  concerned,
  onOpen,
}: {
  concerned: readonly Delivery[]
  onOpen: AttentionProps['onOpen']
}) {
  const [first] = concerned
  if (first === undefined) return null
  const channels = Map.groupBy(concerned, ({ channelName }) => channelName)
  return (
    <div>
      <DeliveryState state={stateShown(first)} />
      {first.reason && <p>{first.reason}</p>}
      <ul class="mt-1 flex flex-col gap-1">
        {[...channels].map(([name, all]) => (
          <li key={name} class="flex flex-wrap gap-x-3 gap-y-1">
            {name}
            {all.map(one => (
              <button
                key={one.id}
                type="button"
                aria-haspopup="dialog"
                class="text-link text-start"
                onClick={() => onOpen(one.id)}
              >
                {dayTime(one.dueLocal)}
                <span class="sr-only"> {name}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
