import { useState } from 'preact/hooks'
import type { EventShape } from '../../../server/events/shapes/event.ts'
import type { Rewording } from '../../../server/events/shapes/event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { closing } from '../../components/dialog.tsx'
import { say } from '../../components/toasts.tsx'
import type { ChangeKind } from './answers.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { changeMessages } from './messages.ts'

/** Puts the event off, cancels it or reinstates it: a button, and a dialog that shows what happens. */
export function ChangeEvent({
  event,
  onChange,
}: {
  event: Spoken<EventShape>
  onChange: () => Promise<void>
}) {
  const [open, setOpen] = useState<ChangeKind | null>(null)
  const t = changeMessages()
  const kinds: ChangeKind[] = event.status === 'cancelled' ? ['reinstate'] : ['postpone', 'cancel']
  const labels = {
    postpone: event.status === 'postponed' ? t.newDate : t.postpone,
    cancel: t.cancel,
    reinstate: t.reinstate,
  }
  return (
    <>
      {kinds.map(kind => (
        <button key={kind} type="button" class="btn btn-sm" onClick={() => setOpen(kind)}>
          {labels[kind]}
        </button>
      ))}
      {open !== null && (
        <ChangeDialog
          kind={open}
          event={event}
          onClose={() => setOpen(null)}
          onDone={async (changed, rewording) => {
            await onChange()
            setOpen(closing(open, null))
            say(t.done[open], undoOf(open, event, changed, rewording, onChange))
          }}
        />
      )}
    </>
  )
}

/** Undone within half a minute nothing was said; later, a notice says that it is as before. */
function undoOf(
  kind: ChangeKind,
  before: Spoken<EventShape>,
  after: Spoken<EventShape>,
  rewording: Rewording,
  onChange: () => Promise<void>,
): (() => Promise<void>) | null {
  const { startLocal, endLocal } = before
  const change =
    kind === 'cancel'
      ? { kind: 'reinstate' as const }
      : kind === 'reinstate'
        ? { kind: 'cancel' as const }
        : before.status === 'postponed'
          ? { kind: 'postpone' as const, startLocal: null }
          : { kind: 'postpone' as const, startLocal, endLocal }
  return async () => {
    await api('POST /events/:id/changes', {
      param: { id: before.id },
      json: { change, sequence: after.sequence, rewording },
    })
    await onChange()
    say(changeMessages().undone)
  }
}
