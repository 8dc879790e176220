import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { OfficialRequestShape } from '../../server/official-requests/shapes.ts'
import { DateField } from '../components/date-field.tsx'
import { TextArea } from '../components/field.tsx'
import { FormDialog } from '../components/form.tsx'
import { todayLocal } from '../format.ts'
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
  const t = officialRequestMessages()
  return (
    <FormDialog
      class="flex flex-col gap-4"
      title={t.endTitle(request.reference)}
      onClose={onClose}
      act={() => onEnd({ answeredOn, outcome })}
    >
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
    </FormDialog>
  )
}
