import { useState } from 'preact/hooks'
import type {
  ImportChecked,
  ImportLine,
  ImportLinePreview,
} from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Line } from './line.tsx'
import { eventImportMessages } from './messages.ts'

type LinesProps = {
  lines: readonly Spoken<ImportLine>[]
  checked: Spoken<ImportChecked>
  /** The keys of those that are not to be imported. */
  left: ReadonlySet<string>
  channels: number
  onLeft: (left: ReadonlySet<string>) => void
  onLine: (line: Spoken<ImportLine>) => void
}

/** So many at a time: a thousand would keep a telephone busy. */
const SOME = 50

const filters = ['all', 'warned', 'refused'] as const
type Filter = (typeof filters)[number]

/** The events of a file, those in need of a person's eye by themselves where wanted. */
export function Lines({ lines, checked, left, channels, onLeft, onLine }: LinesProps) {
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(SOME)
  const t = eventImportMessages()
  const known = new Map(checked.lines.map(line => [line.key, line]))
  // What is being typed is shown as it is, with what was last said of it.
  const all = lines.map(line => ({ ...(known.get(line.key) ?? unchecked(line)), ...line }))
  const chosen = (of: Filter) =>
    all.filter(({ becomes, findings, key }) => {
      if (of === 'all') return true
      if (left.has(key)) return false
      return of === 'refused' ? becomes === 'refused' : becomes !== 'refused' && findings.length > 0
    })
  const list = chosen(filter)
  return (
    <>
      <fieldset class="mb-4 flex flex-wrap gap-1">
        <legend class="sr-only">{t.show}</legend>
        {filters.map(one => (
          <label
            key={one}
            class={`cursor-pointer rounded-full border px-3 py-1 has-focus-visible:outline-2 has-focus-visible:outline-primary has-focus-visible:outline-offset-2 ${
              filter === one
                ? 'border-primary bg-wash font-semibold text-primary'
                : 'border-field hover:bg-base-100'
            }`}
          >
            <input
              type="radio"
              name="season-filter"
              class="sr-only"
              checked={filter === one}
              onChange={() => {
                setFilter(one)
                setShown(SOME)
              }}
            />
            {t.shows[one](chosen(one).length)}
          </label>
        ))}
      </fieldset>
      <ul class="flex flex-col gap-3">
        {list.slice(0, shown).map(line => (
          <Line
            key={line.key}
            line={line}
            ticked={!left.has(line.key)}
            channels={channels}
            onTicked={ticked => {
              const others = new Set(left)
              if (ticked) others.delete(line.key)
              else others.add(line.key)
              onLeft(others)
            }}
            onLine={onLine}
          />
        ))}
      </ul>
      {list.length > shown && (
        <button type="button" class="btn mt-4" onClick={() => setShown(shown + SOME)}>
          {t.more(Math.min(SOME, list.length - shown))}
        </button>
      )}
    </>
  )
}

/** One that is not to be imported is not looked at: it says nothing. */
function unchecked(line: Spoken<ImportLine>): Spoken<ImportLinePreview> {
  return { ...line, becomes: 'new', event: null, findings: [], steps: [] }
}
