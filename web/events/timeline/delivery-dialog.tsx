import { Copy } from 'lucide'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { eventImportMessages } from '../../event-import/messages.ts'
import { dayTime, when } from '../../format.ts'
import { messages } from '../../language.ts'
import { DeliveryActions } from '../../publishing/delivery-actions.tsx'
import { DeliveryState } from '../../publishing/delivery-state.tsx'
import { changeMessages } from '../change/messages.ts'
import { planMessages } from '../plans/messages.ts'
import { type ChannelPost, type Delivery, stateShown } from './posts.ts'

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
      {delivery.reason && <p>{delivery.reason}</p>}
      {isWaiting(delivery) && <p class="text-muted text-sm">{planMessages().firstComment.waits}</p>}
      {delivery.nextAt && delivery.attempts > 0 && (
        <p class="text-muted text-sm">{t.nextAt(delivery.attempts, when(delivery.nextAt))}</p>
      )}
      <p class="max-w-prose whitespace-pre-line rounded-field bg-base-200 p-3 wrap-break-word">
        {delivery.text}
      </p>
      <DeliveryActions delivery={delivery} onDone={onChange} />
    </>
  )
}
