import { useState } from 'preact/hooks'
import type { DutiesShape, DutyNew, DutyShape } from '../../server/alerts/shapes.ts'
import { named, SelectField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { TextField, Tick } from '../components/field.tsx'
import { FormDialog } from '../components/form.tsx'
import { addDays, daysBetween } from '../dates.ts'
import { todayLocal } from '../format.ts'
import { alertSettingsMessages } from './settings-messages.ts'

type DutyFormProps = {
  /** Null: a new turn. */
  duty: DutyShape | null
  people: DutiesShape['people']
  onSave: (duty: DutyNew) => Promise<void>
  onClose: () => void
}

/** A turn on duty: who, from when to when, and on call or not. */
export function DutyForm({ duty, people, onSave, onClose }: DutyFormProps) {
  const [userId, setUserId] = useState(duty?.userId ?? people[0]?.id ?? '')
  const [from, setFrom] = useState(duty?.from ?? todayLocal())
  const [isEndless, setIsEndless] = useState(duty !== null && duty.to === null)
  const [to, setTo] = useState(duty?.to ?? addDays(from, 6))
  const [isCalled, setIsCalled] = useState(duty !== null && duty.callFrom !== null)
  const [callFrom, setCallFrom] = useState(duty?.callFrom ?? '18:00')
  const [callTo, setCallTo] = useState(duty?.callTo ?? '22:00')
  const t = alertSettingsMessages().duty
  const isTurned = !isEndless && to < from

  /** A turn that begins after its end keeps its length. */
  function beginOn(date: string): void {
    if (date > to && from !== '') setTo(addDays(date, Math.max(0, daysBetween(from, to))))
    setFrom(date)
  }

  return (
    <FormDialog
      title={duty === null ? t.add : t.title}
      onClose={onClose}
      isReady={!isTurned}
      act={() =>
        onSave({
          userId,
          from,
          to: isEndless ? null : to,
          callFrom: isCalled ? callFrom : null,
          callTo: isCalled ? callTo : null,
        })
      }
    >
      <SelectField
        name="userId"
        label={t.person}
        value={userId}
        options={named(people)}
        onValue={setUserId}
      />
      <DateField
        name="from"
        label={t.startsOn}
        type="date"
        required
        value={from}
        onValue={beginOn}
      />
      <Tick label={t.endless} checked={isEndless} onChecked={setIsEndless} />
      {!isEndless && (
        <DateField
          name="to"
          label={t.endsOn}
          help={t.endsOnHelp}
          type="date"
          required
          error={isTurned ? t.turned : null}
          value={to}
          onValue={setTo}
        />
      )}
      <Tick label={t.called} help={t.calledHelp} checked={isCalled} onChecked={setIsCalled} />
      {isCalled && (
        <div class="grid grid-cols-2 items-end gap-4">
          <TextField
            name="callFrom"
            label={t.callFrom}
            type="time"
            required
            value={callFrom}
            onValue={setCallFrom}
          />
          <TextField
            name="callTo"
            label={t.callTo}
            help={callTo <= callFrom ? t.nightHelp : undefined}
            type="time"
            required
            value={callTo}
            onValue={setCallTo}
          />
        </div>
      )}
    </FormDialog>
  )
}
