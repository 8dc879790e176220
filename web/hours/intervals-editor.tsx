import { CopyPlus, Plus, X } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { type Interval, nextInterval } from './hours-model.ts'
import { hoursMessages } from './messages.ts'

type IntervalsEditorProps = {
  /** The day, for the labels. */
  name: string
  intervals: readonly Interval[]
  onIntervals: (intervals: Interval[]) => void
  /** Puts these hours on the other open days; absent where there are none. */
  onCopy?: () => void
}

/** The opening hours of one day: none is closed, two leave a lunch break. */
export function IntervalsEditor({ name, intervals, onIntervals, onCopy }: IntervalsEditorProps) {
  const t = hoursMessages()
  const change = (at: number, part: 0 | 1, value: string) =>
    onIntervals(
      intervals.map(([start, end], index) => {
        if (index !== at) return [start, end]
        return part === 0 ? [value, end] : [start, value]
      }),
    )
  return (
    <div class="flex flex-col items-start gap-2">
      {intervals.length === 0 && <span class="py-1.5 text-muted">{t.closed}</span>}
      {intervals.map(([start, end], index) => (
        <div key={index} class="flex flex-wrap items-center gap-2">
          <input
            type="time"
            class="input input-sm w-28 sm:w-32"
            required
            aria-label={t.startLabel(name, index + 1)}
            title={t.startLabel(name, index + 1)}
            value={start}
            onInput={event => change(index, 0, event.currentTarget.value)}
          />
          <span aria-hidden="true">{t.dash}</span>
          <input
            type="time"
            class="input input-sm w-28 sm:w-32"
            required
            aria-label={t.endLabel(name, index + 1)}
            title={t.endLabel(name, index + 1)}
            // The field of a browser has no 24:00: the end of the day is shown as 23:59.
            value={end === '24:00' ? '23:59' : end}
            onInput={event => {
              const { value } = event.currentTarget
              change(index, 1, value === '23:59' ? '24:00' : value)
            }}
          />
          <button
            type="button"
            class="btn btn-ghost btn-sm btn-square"
            aria-label={t.removeInterval(name, index + 1)}
            onClick={() => onIntervals(intervals.filter((_, at) => at !== index))}
          >
            <Icon of={X} size={16} />
          </button>
        </div>
      ))}
      <div class="flex flex-wrap gap-x-5 gap-y-1">
        {intervals.length < 4 && (
          <button
            type="button"
            class="text-link inline-flex items-center gap-1 text-sm"
            onClick={() => onIntervals([...intervals, nextInterval(intervals)])}
          >
            <Icon of={Plus} size={14} />
            {intervals.length === 0 ? t.open : t.addInterval}
            <span class="sr-only">{name}</span>
          </button>
        )}
        {onCopy && intervals.length > 0 && (
          <button
            type="button"
            class="text-link is-quiet inline-flex items-center gap-1 text-sm"
            onClick={onCopy}
          >
            <Icon of={CopyPlus} size={14} />
            {t.copy}
            <span class="sr-only">{name}</span>
          </button>
        )}
      </div>
    </div>
  )
}
