import { useState } from 'preact/hooks'
import { BusyButton } from '../../components/busy-button.tsx'
import { Field, TextField } from '../../components/field.tsx'
import { Notice, ProblemNotice } from '../../components/notice.tsx'
import { words } from '../../i18n/index.ts'
import { useAction } from '../../resource.ts'
import { DatesEditor } from './dates-editor.tsx'
import { areInOrder, type Day, days, type Interval, type Version } from './hours-model.ts'
import { IntervalsEditor } from './intervals-editor.tsx'

type HoursFormProps = {
  version: Version
  onSave: (version: Version) => Promise<void>
  onCancel: () => void
}

/** A week, its holidays, its exceptions, from a date on. */
export function HoursForm({ version, onSave, onCancel }: HoursFormProps) {
  const [draft, setDraft] = useState(version)
  const [isTried, setIsTried] = useState(false)
  const action = useAction()
  const t = words.value.hours
  const wrong = [
    ...days.filter(key => !areInOrder(draft.week[key] ?? [])).map(key => t.days[key]),
    ...(Object.values(draft.open).every(areInOrder) ? [] : [t.specialDays]),
  ]
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
      <TextField
        label={t.startsOn}
        help={t.startsOnHelp}
        type="date"
        required
        class="w-48"
        value={draft.from}
        onValue={from => setDraft({ ...draft, from })}
      />
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
        open={draft.open}
        onClosed={closed => setDraft({ ...draft, closed })}
        onOpen={open => setDraft({ ...draft, open })}
      />
      {isTried && wrong.length > 0 && (
        <Notice level="error" live>
          {t.wrong(wrong.join(', '))}
        </Notice>
      )}
      <ProblemNotice problem={action.problem} kept={words.value.form.notSaved} />
      <div class="flex flex-wrap gap-2">
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {words.value.form.save}
        </BusyButton>
        <button type="button" class="btn btn-ghost" onClick={onCancel}>
          {words.value.form.cancel}
        </button>
      </div>
    </form>
  )
}
