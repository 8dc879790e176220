import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { ActButton } from '../components/act-button.tsx'
import { say } from '../components/toasts.tsx'
import { paths } from '../paths.ts'
import { approvalMessages } from './messages.ts'

/** A modification was asked for: make it, which asks anew, or ask again as it is. */
export function Wanted({
  approval,
  onDone,
}: {
  approval: ApprovalShape
  onDone: () => Promise<void>
}) {
  const t = approvalMessages()
  const { id, event, title } = approval
  return (
    <>
      {event !== null && (
        <a class="btn btn-primary" href={paths.eventEdit(event)}>
          {t.edit}
          <span class="sr-only">{t.about(title)}</span>
        </a>
      )}
      <ActButton
        about={t.about(title)}
        act={async () => {
          await api('POST /approvals/:id/ask-again', { param: { id } })
          await onDone()
          say(t.askedAgain)
        }}
      >
        {t.askAgain}
      </ActButton>
    </>
  )
}
