import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { OfficialRequestShape } from '../../server/official-requests/shapes.ts'
import { DateField } from '../components/date-field.tsx'
import { Dialog } from '../components/dialog.tsx'
import { DialogEnd } from '../components/dialog-end.tsx'
import { TextArea } from '../components/field.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { todayLocal } from '../format.ts'
import { useAction } from '../resource.ts'
import { officialRequestMessages } from './messages.ts'

/** What was answered, and on which day. */
export function EndDialog({
  request,
  onEnd,
  onClose,
}: {
  request: Spoken<OfficialRequestShape>
  onEnd: (answer: { answeredOn: string; outcome: string }) => Promise<void>
  onClose: () => void
}) {
  const [answeredOn, setAnsweredOn] = useState(() => todayLocal().slice(0, 10))
  const [outcome, setOutcome] = useState('')
  const action = useAction()
  const t = officialRequestMessages()
  return (
    <Dialog title={t.endTitle(request.reference)} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          void action.run(() => onEnd({ answeredOn, outcome }))
        }}
      >
        <FormProblem problem={action.problem}>
          <TextArea
            label={t.outcome}
            name="outcome"
            help={t.outcomeHelp}
            value={outcome}
            onValue={setOutcome}
          />
          <DateField
            label={t.on}
            name="answeredOn"
            type="date"
            required
            class="w-48"
            min={request.receivedOn}
            value={answeredOn}
            onValue={setAnsweredOn}
          />
          <DialogEnd action={action} onClose={onClose} />
        </FormProblem>
      </form>
    </Dialog>
  )
}
