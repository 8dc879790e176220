import { useState } from 'preact/hooks'
import { scheduleLabel } from '../../server/digest/rules-schedule.ts'
import type { DigestShape } from '../../server/digest/shapes.ts'
import { api } from '../api.ts'
import { SelectField } from '../components/choices.tsx'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { near, weekdayName } from '../format.ts'
import { language, messages } from '../language.ts'
import { may } from '../session.ts'
import { digestMessages } from './messages.ts'

type Props = { schedule: DigestShape['schedule']; onChange: () => Promise<void> }

/** When the digest leaves, next and always. */
export function Schedule({ schedule, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const t = digestMessages()
  return (
    <Section title={t.schedule}>
      <p>{t.leaves(scheduleLabel(schedule)[language.value])}</p>
      <p class="text-muted text-sm">{t.next(near(schedule.nextAt))}</p>
      {may('digest.write') && (
        <button type="button" class="btn btn-sm mt-3" onClick={() => setOpen(true)}>
          {t.changeSchedule}
        </button>
      )}
      {isOpen && (
        <ScheduleDialog schedule={schedule} onChange={onChange} onClose={() => setOpen(false)} />
      )}
    </Section>
  )
}

function ScheduleDialog({ schedule, onChange, onClose }: Props & { onClose: () => void }) {
  const [first = 1, second = null] = schedule.days
  const day = useField(first)
  const other = useField<number | null>(second)
  const time = useField(schedule.time)
  const t = digestMessages()
  // The year 2024 began on a Monday.
  const days = [1, 2, 3, 4, 5, 6, 7].map(value => ({
    value,
    label: weekdayName(`2024-01-0${value}`),
  }))
  return (
    <FormDialog
      title={t.scheduleTitle}
      onClose={onClose}
      act={async () => {
        const json = {
          days:
            other.value === null || other.value === day.value
              ? [day.value]
              : [day.value, other.value],
          time: time.value,
        }
        await api('PUT /digest/schedule', { json })
        await onChange()
        onClose()
        say(messages.value.form.saved)
      }}
    >
      <p class="text-muted text-sm">{t.sevenDays}</p>
      <SelectField {...day} name="days.0" label={t.firstDay} options={days} />
      <SelectField
        {...other}
        name="days.1"
        label={t.secondDay}
        options={[{ value: null, label: t.noSecondDay }, ...days]}
      />
      <TextField {...time} name="time" label={t.time} type="time" required class="w-32" />
    </FormDialog>
  )
}
