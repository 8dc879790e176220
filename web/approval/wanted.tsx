import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { approvalMessages } from './messages.ts'

/** A modification was asked for: make it, which asks anew, or ask again as it is. */
export function Wanted({
  approval,
  onDone,
}: {
  approval: ApprovalShape
  onDone: () => Promise<void>
}) {
  const action = useAction()
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
      <BusyButton
        busy={action.busy}
        class="btn"
        onClick={() =>
          void action.run(async () => {
            await api('POST /approvals/:id/ask-again', { param: { id } })
            await onDone()
            say(t.askedAgain)
          })
        }
      >
        {t.askAgain}
        <span class="sr-only">{t.about(title)}</span>
      </BusyButton>
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} />
        </div>
      )}
    </>
  )
}
