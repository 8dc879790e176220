import { Copy, Hourglass, TriangleAlert } from 'lucide'
import { Dialog } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { dayTime, when } from '../format.ts'
import { messages } from '../language.ts'
import { DeliveryActions } from '../publishing/delivery-actions.tsx'
import { DeliveryState } from '../publishing/delivery-state.tsx'
import { FiguresLine } from '../publishing/figures-line.tsx'
import { changeMessages } from './change/messages.ts'
import { planMessages } from './plan-messages.ts'
import {
  type ChannelPost,
  type Delivery,
  hasIssue,
  partlyOut,
  stateShown,
} from './timeline-posts.ts'

/** Most are Tambour’s own. */
const HandResult = lazyPart(
  async () => ({ default: (await import('../publishing/hand-tasks.tsx')).HandResult }),
  0,
)

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

type DeliveryDialogProps = {
  of: ChannelPost
  onClose: () => void
  onChange: () => Promise<void>
  /** With a post's number: to say the same at another time. */
  onDuplicate: ((post: number) => void) | null
}

/** A channel's post and its first comment: what was said, what became of it, what can be done. */
export function DeliveryDialog({ of: { post, all }, ...props }: DeliveryDialogProps) {
  const { onClose, onChange, onDuplicate } = props
  const what = post.kind === 'notice' ? changeMessages().notice : post.step
  return (
    <Dialog title={`${post.channelName}, ${dayTime(post.dueLocal)}`} onClose={onClose}>
      <div class="flex flex-col gap-4">
        {what && <p class="text-muted">{what}</p>}
        {all.map(delivery => (
          <div key={delivery.id} class="flex flex-col gap-2">
            <DeliveryLine delivery={delivery} onChange={onChange} />
          </div>
        ))}
        {onDuplicate !== null && (
          <button
            type="button"
            class="btn btn-sm btn-ghost self-start"
            onClick={() => {
              onClose()
              onDuplicate(post.post)
            }}
          >
            <Icon of={Copy} size={14} />
            {eventImportMessages().duplicatePost}
          </button>
        )}
      </div>
    </Dialog>
  )
}

/** Whether it is a first comment that has its post still before it. */
function isWaiting({ after, state, nextAt }: Delivery): boolean {
  return after !== null && state === 'scheduled' && nextAt === null
}

function DeliveryLine({
  delivery,
  onChange,
}: {
  delivery: Delivery
  onChange: () => Promise<void>
}) {
  const t = messages.value.deliveries
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-3">
        <DeliveryState state={stateShown(delivery)} publishedAt={delivery.publishedAt} />
        {delivery.after !== null && (
          <span class="text-muted text-sm">{planMessages().firstComment.under}</span>
        )}
      </p>
      {delivery.publishedAt && (
        <p class="text-muted text-sm">{t.publishedAt(when(delivery.publishedAt))}</p>
      )}
      {delivery.figures && <FiguresLine figures={delivery.figures} />}
      {delivery.reason && <p>{delivery.reason}</p>}
      {isWaiting(delivery) && <p class="text-muted text-sm">{planMessages().firstComment.waits}</p>}
      {delivery.nextAt && delivery.attempts > 0 && (
        <p class="text-muted text-sm">{t.nextAt(delivery.attempts, when(delivery.nextAt))}</p>
      )}
      <p class="max-w-prose whitespace-pre-line rounded-field bg-base-200 p-3 wrap-break-word">
        {delivery.text}
      </p>
      <DeliveryActions delivery={delivery} onDone={onChange} />
      {delivery.byHand && delivery.state === 'published' && (
        <HandResult delivery={delivery} onDone={onChange} />
      )}
    </>
  )
}
