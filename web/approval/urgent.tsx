import { useState } from 'preact/hooks'
import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { dayTime, list } from '../format.ts'
import { approvalMessages } from './messages.ts'

/** « Publication urgente »: without approval, with a reason, and only what is ticked. */
export function Urgent({
  approval,
  onDone,
}: {
  approval: ApprovalShape
  onDone: () => Promise<void>
}) {
  const [isOpen, setIsOpen] = useState(false)
  const t = approvalMessages()
  return (
    <>
      <button type="button" class="btn btn-sm" onClick={() => setIsOpen(true)}>
        {t.urgent}…<span class="sr-only">{t.about(approval.title)}</span>
      </button>
      {isOpen && (
        <UrgentDialog approval={approval} onDone={onDone} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}

type UrgentProps = { approval: ApprovalShape; onDone: () => Promise<void>; onClose: () => void }

function UrgentDialog({ approval, onDone, onClose }: UrgentProps) {
  const times = approval.items
    .flatMap(item => item.times)
    .sort((a, b) => a.dueLocal.localeCompare(b.dueLocal))
  const [chosen, setChosen] = useState<readonly number[]>(times[0]?.deliveries ?? [])
  const reason = useField('')
  const t = approvalMessages()
  const isComplete = chosen.length > 0 && reason.value.trim() !== ''
  return (
    <FormDialog
      title={t.urgentTitle(approval.title)}
      submit={t.urgentConfirm}
      look="btn btn-error"
      isReady={isComplete}
      onClose={onClose}
      act={async () => {
        await api('POST /approvals/:id/urgent', {
          param: { id: approval.id },
          json: { reason: reason.value, deliveries: [...chosen] },
        })
        await onDone()
        say(t.urgentDone)
        onClose()
      }}
    >
      {isTried => (
        <>
          <p>{t.urgentHelp}</p>
          <fieldset class="flex flex-col gap-2">
            <legend class="mb-2 font-semibold">{t.urgentWhat}</legend>
            {times.map(({ dueLocal, channels, deliveries, isMissed }) => (
              <Tick
                key={deliveries.join()}
                label={
                  <span class="inline-block font-normal first-letter:uppercase">
                    {t.on(dayTime(dueLocal), list(channels))}
                    {isMissed && ` (${t.missed})`}
                  </span>
                }
                value={deliveries.every(id => chosen.includes(id))}
                onValue={checked =>
                  setChosen(
                    checked
                      ? [...chosen, ...deliveries]
                      : chosen.filter(id => !deliveries.includes(id)),
                  )
                }
              />
            ))}
          </fieldset>
          {isTried && chosen.length === 0 && (
            <Notice level="error" live>
              {t.urgentNone}
            </Notice>
          )}
          <TextField
            {...reason}
            label={t.urgentReason}
            maxLength={500}
            error={isTried && reason.value.trim() === '' ? t.urgentReasonMissing : null}
          />
        </>
      )}
    </FormDialog>
  )
}
