import { Copy } from 'lucide'
import { useLocation } from 'preact-iso'
import type { EventShape } from '../../server/events/shapes/event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/toasts.tsx'
import { eventImportMessages } from '../event-import/messages.ts'
import { paths } from '../paths.ts'
import { sentenceOf } from '../request.ts'
import { useAction } from '../resource.ts'
import { copyOf } from './duplicate.ts'
import { keepDraft, putDraftBack, recallDraft } from './form/kept-draft.ts'

/** Opens the form of a new event filled in from this one; what was begun there can be had back. */
export function DuplicateButton({ event }: { event: Spoken<EventShape> }) {
  const action = useAction()
  const { route } = useLocation()
  const t = eventImportMessages()
  async function duplicate(): Promise<void> {
    const { plans } = await api('GET /plans')
    const begun = recallDraft()
    keepDraft(copyOf(event, plans))
    say(
      t.duplicated,
      begun === null
        ? null
        : () => {
            putDraftBack(begun)
            if (location.pathname !== paths.eventNew) route(paths.eventNew)
          },
    )
    route(paths.eventNew)
  }
  return (
    <BusyButton
      busy={action.busy}
      class="btn btn-sm"
      onClick={() =>
        void action.run(() => duplicate().catch((problem: unknown) => say(sentenceOf(problem))))
      }
    >
      <Icon of={Copy} size={16} />
      {t.duplicate}
    </BusyButton>
  )
}
