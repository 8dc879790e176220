import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { capital } from '../../server/language/typeset.ts'
import { api } from '../api.ts'
import { RadioField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { addDays, mondayOf } from '../dates.ts'
import { day, todayLocal } from '../format.ts'
import { holdMessages } from './hold-messages.ts'
import { markMessages } from './mark-messages.ts'

type HoldDialogProps = {
  conversation: Pick<Spoken<ConversationShape>, 'id' | 'hold'>
  onHeld: (changed: Spoken<ConversationShape>) => void
  onClose: () => void
}

/** For whom, and until which day, a conversation waits: one press for the usual days. */
export function HoldDialog({ conversation, onHeld, onClose }: HoldDialogProps) {
  const { id, hold } = conversation
  const t = holdMessages()
  const today = todayLocal().slice(0, 10)
  const tomorrow = addDays(today, 1)
  const monday = addDays(mondayOf(today), 7)
  const week = addDays(today, 7)
  const reason = useField(hold?.words ?? '')
  const choice = useField<string>(tomorrow)
  const other = useField('')
  const days = [
    { value: tomorrow, label: t.tomorrow(day(tomorrow)) },
    { value: monday, label: capital(day(monday)) },
    { value: week, label: t.week(day(week)) },
    { value: 'other', label: t.other },
  ]

  async function save(): Promise<void> {
    const json = {
      words: reason.value.trim(),
      day: choice.value === 'other' ? other.value : choice.value,
    }
    const changed = await api('PUT /conversations/:id/hold', { param: { id }, json })
    onClose()
    onHeld(changed)
  }

  return (
    <Dialog title={t.title} onClose={onClose}>
      <Form
        class="flex flex-col gap-4"
        look="btn btn-primary self-end"
        submit={t.save}
        kept={markMessages().unchanged}
        act={save}
      >
        <p>{t.lead}</p>
        <p class="font-semibold">{t.clock}</p>
        <TextField
          {...reason}
          label={t.words}
          help={t.wordsHelp}
          name="words"
          required
          maxLength={80}
        />
        <RadioField
          {...choice}
          legend={t.when}
          // On a Sunday tomorrow is Monday, and on a Monday that is in a week.
          options={days.filter(
            ({ value }, index) => days.findIndex(one => one.value === value) === index,
          )}
        >
          {choice.value === 'other' && (
            <div class="mt-3">
              <DateField
                {...other}
                label={t.day}
                name="day"
                type="date"
                required
                min={tomorrow}
                max={addDays(today, 366)}
              />
            </div>
          )}
        </RadioField>
      </Form>
    </Dialog>
  )
}
