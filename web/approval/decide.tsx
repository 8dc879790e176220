import { useState } from 'preact/hooks'
import type { ApprovalDecision, ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { ActButton } from '../components/act-button.tsx'
import { TextArea } from '../components/field.tsx'
import { FormDialog } from '../components/form.tsx'
import { say } from '../components/toasts.tsx'
import { approvalMessages } from './messages.ts'

type DecideProps = { approval: ApprovalShape; onDone: () => Promise<void> }

/** Approve, ask for changes, refuse. Approving is undone from its message while nothing has left. */
export function Decide({ approval, onDone }: DecideProps) {
  const [asking, setAsking] = useState<'changes' | 'refuse' | null>(null)
  const t = approvalMessages()
  const { id, hash, title } = approval

  async function decide(decision: ApprovalDecision['decision'], comment: string): Promise<void> {
    await api('POST /approvals/:id/decision', { param: { id }, json: { decision, comment, hash } })
    await onDone()
  }

  async function undo(): Promise<void> {
    try {
      await api('POST /approvals/:id/undo', { param: { id } })
      say(t.undone)
    } finally {
      await onDone()
    }
  }

  return (
    <>
      <ActButton
        class="btn btn-primary"
        about={t.about(title)}
        act={async () => {
          await decide('approve', '')
          say(t.approved, undo)
        }}
      >
        {t.approve}
      </ActButton>
      <button type="button" class="btn" onClick={() => setAsking('changes')}>
        {t.changes}
        <span class="sr-only">{t.about(title)}</span>
      </button>
      <button type="button" class="btn btn-ghost" onClick={() => setAsking('refuse')}>
        {t.refuse}
        <span class="sr-only">{t.about(title)}</span>
      </button>

      {asking !== null && (
        <WhyDialog
          title={asking === 'refuse' ? t.refuseTitle(title) : t.changesTitle}
          label={asking === 'refuse' ? t.refuseLabel : t.changesLabel}
          help={asking === 'refuse' ? t.refuseHelp : t.changesHelp}
          confirm={asking === 'refuse' ? t.refuse : t.changes}
          isGrave={asking === 'refuse'}
          act={async comment => {
            await decide(asking, comment)
            if (asking === 'refuse') say(t.refuseDone)
            else say(t.changesDone, undo)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

type WhyProps = {
  title: string
  label: string
  help: string
  confirm: string
  isGrave: boolean
  act: (comment: string) => Promise<void>
  onClose: () => void
}

function WhyDialog({ title, label, help, confirm, isGrave, act, onClose }: WhyProps) {
  const [comment, setComment] = useState('')

  const isMissing = comment.trim() === ''
  return (
    <FormDialog
      title={title}
      submit={confirm}
      look={`btn ${isGrave ? 'btn-error' : 'btn-primary'}`}
      isReady={!isMissing}
      onClose={onClose}
      act={async () => {
        await act(comment)
        onClose()
      }}
    >
      {isTried => (
        <TextArea
          label={label}
          help={help}
          error={isTried && isMissing ? approvalMessages().commentMissing : null}
          value={comment}
          onValue={setComment}
        />
      )}
    </FormDialog>
  )
}
