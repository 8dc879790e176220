import { useState } from 'preact/hooks'
import type { CalendarShape } from '../../server/hours/shapes.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { DateField } from '../components/date-field.tsx'
import { Field } from '../components/field.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { DatesEditor } from './dates-editor.tsx'
import {
  areInOrder,
  type Day,
  days,
  type Interval,
  type Version,
  withHoursOf,
  withVersion,
} from './hours-model.ts'
import { HoursPreview } from './hours-preview.tsx'
import { IntervalsEditor } from './intervals-editor.tsx'
import { hoursMessages } from './messages.ts'
import { usePreview } from './use-preview.ts'

type HoursFormProps = {
  version: Version
  /** All that is saved; `instead` is the date of the version in it that is edited, if it is one. */
  calendar: CalendarShape
  instead: string | undefined
  onSave: (version: Version) => Promise<void>
  onCancel: () => void
}

/** A week, its holidays, its exceptions, from a date on. */
export function HoursForm({ version, calendar, instead, onSave, onCancel }: HoursFormProps) {
  const [draft, setDraft] = useState(version)
  const [isTried, setIsTried] = useState(false)
  const [at, setAt] = useState('')
  const action = useAction()
  const t = hoursMessages()
  const wrong = [
    ...days.filter(key => !areInOrder(draft.week[key] ?? [])).map(key => t.days[key]),
    ...(Object.values(draft.open).every(areInOrder) ? [] : [t.specialDays]),
  ]
  const hasBlanks = draft.from === '' || timesOf(draft).includes('')
  const isUsable = wrong.length === 0 && !hasBlanks
  const preview = usePreview(
    isUsable ? { calendar: withVersion(calendar, draft, instead) } : null,
    at,
  )
  const setDay = (key: Day, intervals: Interval[]) =>
    setDraft({ ...draft, week: { ...draft.week, [key]: intervals } })

  return (
    <form
      class="flex max-w-2xl flex-col gap-8"
      onSubmit={event => {
        event.preventDefault()
        setIsTried(true)
        if (wrong.length === 0) void action.run(() => onSave(draft))
      }}
    >
      <div class="flex flex-col gap-2">
        <DateField
          label={t.startsOn}
          help={t.startsOnHelp}
          type="date"
          required
          class="w-48"
          value={draft.from}
          onValue={from => setDraft({ ...draft, from })}
        />
        <p aria-live="polite">{consequence(draft.from, calendar, instead)}</p>
      </div>
      <fieldset>
        <legend class="mb-3 font-semibold">{t.week}</legend>
        <div class="sheet divide-y divide-base-300">
          {days.map(key => (
            <div key={key} class="grid gap-2 p-4 sm:grid-cols-[7rem_1fr]">
              <span class="pt-1.5">{t.days[key]}</span>
              <IntervalsEditor
                name={t.days[key]}
                intervals={draft.week[key] ?? []}
                onIntervals={intervals => setDay(key, intervals)}
                onCopy={() => {
                  setDraft({ ...draft, week: withHoursOf(draft.week, key) })
                  say(t.copied(t.days[key]))
                }}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <Field label={t.holidays} help={t.holidaysHelp}>
        {tied => (
          <select
            {...tied}
            class="select w-full max-w-sm"
            value={draft.holidays ?? 'none'}
            onChange={event => {
              const { value } = event.currentTarget
              const holidays = value === 'FR' || value === 'FR-alsace-moselle' ? value : null
              setDraft({ ...draft, holidays })
            }}
          >
            {(['FR', 'FR-alsace-moselle', 'none'] as const).map(choice => (
              <option key={choice} value={choice}>
                {t.holidayChoices[choice]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DatesEditor
        closed={draft.closed}
        bridges={preview.data?.bridges ?? []}
        open={draft.open}
        onClosed={closed => setDraft({ ...draft, closed })}
        onOpen={open => setDraft({ ...draft, open })}
      />
      <HoursPreview preview={preview} isUsable={isUsable} from={draft.from} at={at} onAt={setAt} />
      {isTried && wrong.length > 0 && (
        <Notice level="error" live>
          {t.wrong(wrong.join(', '))}
        </Notice>
      )}
      <ProblemNotice problem={action.problem} kept={messages.value.form.notSaved} />
      <div class="flex flex-wrap gap-2">
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {messages.value.form.save}
        </BusyButton>
        <button type="button" class="btn btn-ghost" onClick={onCancel}>
          {messages.value.form.cancel}
        </button>
      </div>
    </form>
  )
}

function timesOf({ week, open }: Version): string[] {
  return [...days.map(key => week[key] ?? []), ...Object.values(open)].flat(2)
}

/** What saving hours that hold from that date would do to others and to what was measured. */
function consequence(
  from: string,
  calendar: CalendarShape,
  instead: string | undefined,
): string | null {
  const t = hoursMessages()
  if (from === '') return null
  if (from !== instead && calendar.some(version => version.from === from)) return t.replaces
  return from < todayLocal() ? t.isPast : null
}
