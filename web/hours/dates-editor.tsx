import { Plus, X } from 'lucide'
import type { Answer } from '../api.ts'
import { DateField } from '../components/date-field.tsx'
import { useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { day } from '../format.ts'
import type { Interval } from './hours-model.ts'
import { IntervalsEditor } from './intervals-editor.tsx'
import { hoursMessages } from './messages.ts'

type Bridge = Answer<'POST /opening-hours/preview'>['bridges'][number]

type DatesEditorProps = {
  closed: readonly string[]
  /** Days on which many mairies close, and the holiday that is why. */
  bridges: readonly Bridge[]
  open: Readonly<Record<string, Interval[]>>
  onClosed: (closed: string[]) => void
  onOpen: (open: Record<string, Interval[]>) => void
}

/** Days on which it is otherwise: closed (a bridge, a holiday week), or open at other hours. */
export function DatesEditor({ closed, bridges, open, onClosed, onOpen }: DatesEditorProps) {
  const t = hoursMessages()
  const close = (date: string) => onClosed([...new Set([...closed, date])].sort())
  const special = Object.entries(open).sort(([a], [b]) => a.localeCompare(b))
  return (
    <>
      <div class="flex flex-col gap-3">
        <AddDate label={t.closedDays} help={t.closedHelp} onAdd={close} />
        <ul class="flex flex-wrap gap-2">
          {closed.map(date => (
            <li key={date} class="sheet flex items-center gap-1 py-1 ps-3 pe-1">
              {day(date)}
              <button
                type="button"
                class="btn btn-ghost btn-xs btn-square"
                aria-label={t.removeDate(day(date))}
                onClick={() => onClosed(closed.filter(one => one !== date))}
              >
                <Icon of={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
        <Bridges bridges={bridges.filter(({ date }) => !closed.includes(date))} onClose={close} />
      </div>
      <div class="flex flex-col gap-3">
        <AddDate
          label={t.specialDays}
          help={t.specialHelp}
          onAdd={date => onOpen({ ...open, [date]: open[date] ?? [['18:00', '20:00']] })}
        />
        {special.length > 0 && (
          <div class="sheet divide-y divide-base-300">
            {special.map(([date, intervals]) => (
              <div key={date} class="grid gap-2 p-4 sm:grid-cols-[14rem_1fr]">
                <span class="flex items-center justify-between gap-2 sm:items-start">
                  <span class="pt-1.5">{day(date)}</span>
                  <button
                    type="button"
                    class="btn btn-ghost btn-sm btn-square"
                    aria-label={t.removeDate(day(date))}
                    onClick={() => {
                      const { [date]: _, ...others } = open
                      onOpen(others)
                    }}
                  >
                    <Icon of={X} size={16} />
                  </button>
                </span>
                <IntervalsEditor
                  name={day(date)}
                  intervals={intervals}
                  onIntervals={changed => onOpen({ ...open, [date]: changed })}
                />
              </div>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

function Bridges({
  bridges,
  onClose,
}: {
  bridges: readonly Bridge[]
  onClose: (date: string) => void
}) {
  const t = hoursMessages()
  if (bridges.length === 0) return null
  return (
    <details>
      <summary class="cursor-pointer rounded-field px-1 py-1">{t.bridges}</summary>
      <ul class="sheet mt-2 divide-y divide-base-300">
        {bridges.map(({ date, name }) => (
          <li key={date} class="flex items-center justify-between gap-3 py-2 ps-4 pe-2">
            {t.bridge(day(date), name)}
            <button type="button" class="btn btn-sm" onClick={() => onClose(date)}>
              {t.closeOn}
              <span class="sr-only">{day(date)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function AddDate(props: { label: string; help: string; onAdd: (date: string) => void }) {
  const date = useField('')
  const add = () => {
    if (date.value === '') return
    props.onAdd(date.value)
    date.onValue('')
  }
  return (
    <DateField
      {...date}
      label={props.label}
      help={props.help}
      type="date"
      class="w-48"
      onEnter={add}
      beside={
        <button type="button" class="btn" onClick={add}>
          <Icon of={Plus} size={16} />
          {hoursMessages().addDate}
          <span class="sr-only">{props.label}</span>
        </button>
      }
    />
  )
}
