import { useState } from 'preact/hooks'
import { daysLater, timesOfDays, wholeDaysOf } from '../../../server/events/rules/all-day.ts'
import { clockChange } from '../../../server/language/instant.ts'
import { Tick } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { daysBetween } from '../../dates.ts'
import { clockOf, zone } from '../../format.ts'
import type { EventDraft, FieldKey } from './draft.ts'
import { eventFormMessages } from './messages.ts'

type Times = Pick<EventDraft, 'startLocal' | 'endLocal'>

type EventTimesProps = {
  times: Times
  onTimes: (times: Partial<Times>) => void
  errorOf: (field: FieldKey) => string | null
}

/** When an event begins and ends: with hours, or whole days. */
export function EventTimes({ times, onTimes, errorOf }: EventTimesProps) {
  const { startLocal, endLocal } = times
  const days = wholeDaysOf({ startLocal, endLocal: endLocal || null })
  /** Ticked before a day was chosen. */
  const [isTicked, setIsTicked] = useState(false)
  const t = eventFormMessages()
  const isAllDay = days !== null || (isTicked && startLocal === '')
  const setDays = (first: string, last: string) =>
    onTimes(
      first === ''
        ? { startLocal: '', endLocal: '' }
        : timesOfDays(first, last < first ? first : last),
    )
  return (
    <div class="flex flex-col gap-3">
      <div class="grid gap-5 sm:grid-cols-2">
        {isAllDay ? (
          <>
            <DateField
              name="startLocal"
              label={t.start}
              type="date"
              value={days?.first ?? ''}
              error={errorOf('startLocal')}
              onValue={first => setDays(first, movedLast(days, first))}
            />
            <DateField
              name="endLocal"
              label={t.end}
              optional
              type="date"
              value={days?.last ?? ''}
              min={days?.first ?? ''}
              error={errorOf('endLocal')}
              onValue={last => setDays(days?.first ?? last, last)}
            />
          </>
        ) : (
          <>
            <DateField
              name="startLocal"
              label={t.start}
              type="datetime-local"
              value={startLocal}
              help={hourWarning(startLocal, 'twice')}
              error={errorOf('startLocal') ?? hourWarning(startLocal, 'skipped')}
              onValue={start => onTimes({ startLocal: start })}
            />
            <DateField
              name="endLocal"
              label={t.end}
              optional
              type="datetime-local"
              value={endLocal}
              min={startLocal}
              help={hourWarning(endLocal, 'twice')}
              error={errorOf('endLocal') ?? hourWarning(endLocal, 'skipped')}
              onValue={end => onTimes({ endLocal: end })}
            />
          </>
        )}
      </div>
      <Tick
        label={t.allDay}
        value={isAllDay}
        onValue={ticked => {
          setIsTicked(ticked)
          const [first, last] = [startLocal.slice(0, 10), (endLocal || startLocal).slice(0, 10)]
          if (ticked) setDays(first, last)
          // At an hour that is easily changed: an empty field would lose the day.
          else onTimes({ startLocal: first === '' ? '' : `${first}T09:00`, endLocal: '' })
        }}
      />
    </div>
  )
}

/** The last day when the first one moves: as many days are meant as before. */
function movedLast(days: ReturnType<typeof wholeDaysOf>, first: string): string {
  return days === null || first === ''
    ? first
    : daysLater(first, daysBetween(days.first, days.last))
}

/** What a change of clocks makes of an hour: that there is none, or which of two is meant. */
function hourWarning(local: string, what: 'skipped' | 'twice'): string | null {
  if (clockChange(local, zone()) !== what) return null
  const t = eventFormMessages()
  return (what === 'twice' ? t.hourTwice : t.noSuchHour)(clockOf(local))
}
