import { CircleAlert, Pencil, TriangleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import type {
  ImportChecked,
  ImportField,
  ImportLine,
  ImportLinePreview,
} from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { DateField } from '../components/date-field.tsx'
import { TextArea, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { whenLabel } from '../events/event-line.tsx'
import { clockOf, day, dayTime } from '../format.ts'
import { paths } from '../paths.ts'
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

type LineProps = {
  line: Spoken<ImportLinePreview>
  ticked: boolean
  channels: number
  onTicked: (ticked: boolean) => void
  onLine: (line: Spoken<ImportLine>) => void
}

/** One event of the file: what was understood, what there is to say of it, what announces it. */
function Line({ line, ticked, channels, onTicked, onLine }: LineProps) {
  const [isOpen, setIsOpen] = useState(false)
  const t = eventImportMessages()
  const title = line.title === '' ? t.noTitle : line.title
  return (
    <li class={`sheet flex flex-col gap-2 p-4 ${ticked ? '' : 'bg-base-200'}`}>
      <div class="flex items-start gap-3">
        <input
          type="checkbox"
          class="checkbox checkbox-primary mt-1 shrink-0"
          checked={ticked}
          aria-label={t.take(title)}
          title={t.take(title)}
          onChange={event => onTicked(event.currentTarget.checked)}
        />
        <div class="min-w-0 flex-1">
          <div class="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 class="text-xl">{title}</h3>
            <p
              class={`text-sm ${line.becomes === 'refused' ? 'font-semibold text-error' : 'text-muted'}`}
            >
              {t.becomes[line.becomes]}
            </p>
          </div>
          <p class="first-letter:uppercase">{whenOf(line, t.noDate)}</p>
          <p class="text-muted text-sm">
            {[
              line.place,
              line.line === null ? '' : t.line(line.line),
              line.series === null ? '' : t.ofSeries,
            ]
              .filter(part => part !== '')
              .join(' · ')}
          </p>
        </div>
      </div>
      <Findings line={line} />
      <Steps line={line} channels={channels} />
      {isOpen && <Fields line={line} onLine={onLine} />}
      <div class="flex flex-wrap gap-2">
        <button
          type="button"
          class="btn btn-sm btn-ghost"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon of={Pencil} size={14} />
          {isOpen ? t.corrected : t.correct}
          <span class="sr-only"> {title}</span>
        </button>
        {line.event !== null && (
          <a class="btn btn-sm btn-ghost" href={paths.event(line.event.id)}>
            {t.noChange}
          </a>
        )}
      </div>
    </li>
  )
}

function whenOf({ start, end }: Spoken<ImportLine>, none: string): string {
  if (start === '') return none
  if (isHour(start)) return `${none}, ${[start, end].filter(isHour).map(hourOf).join(' – ')}`
  if (start.length > 10 && end.length > 10) return whenLabel({ startLocal: start, endLocal: end })
  const said = (local: string) =>
    isHour(local) ? hourOf(local) : local.length > 10 ? dayTime(local) : day(local)
  return end === '' ? said(start) : `${said(start)} – ${said(end)}`
}

function Findings({ line }: { line: Spoken<ImportLinePreview> }) {
  if (line.findings.length === 0) return null
  return (
    <ul class="flex flex-col gap-1">
      {line.findings.map(({ level, message }) => (
        <li key={message} class="flex gap-2 text-sm">
          <Icon
            of={level === 'error' ? CircleAlert : TriangleAlert}
            size={16}
            class={`mt-0.5 shrink-0 ${level === 'error' ? 'text-error' : 'text-warning'}`}
          />
          <span class={level === 'error' ? 'font-semibold' : ''}>{message}</span>
        </li>
      ))}
    </ul>
  )
}

function Steps({
  line: { steps },
  channels,
}: {
  line: Spoken<ImportLinePreview>
  channels: number
}) {
  const t = eventImportMessages()
  if (steps.length === 0) return null
  const said = steps.filter(({ audience, isPast }) => audience === 'public' && !isPast)
  return (
    <details class="text-sm">
      <summary class="w-fit cursor-pointer rounded-field text-muted">
        {t.posts(said.length * channels)}. {t.seeSteps(steps.length)}
      </summary>
      <ul class="mt-2 flex flex-col gap-1">
        {steps.map(({ name, dueLocal, isPast, audience }) => (
          <li key={`${name} ${dueLocal}`} class={isPast ? 'text-muted line-through' : ''}>
            {t.step(dayTime(dueLocal), name)}
            {audience === 'internal' && <> ({t.internal})</>}
            {isPast && <> ({t.tooLate})</>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Fields({
  line,
  onLine,
}: {
  line: Spoken<ImportLinePreview>
  onLine: (line: Spoken<ImportLine>) => void
}) {
  const t = eventImportMessages()
  const set = (field: ImportField, value: string) =>
    onLine({
      ...line,
      [field]: value,
      notes: line.notes.filter(note => note.field !== field),
    })
  const error = (field: ImportField) =>
    line.findings.find(finding => finding.field === field && finding.level === 'error')?.message ??
    null
  const field = (name: ImportField) => ({
    label: t.fields[name],
    value: line[name],
    error: error(name),
    onValue: (value: string) => set(name, value),
  })
  return (
    <div class="grid gap-4 border-base-300 border-t pt-3 sm:grid-cols-2">
      <TextField {...field('title')} maxLength={140} />
      <TextField {...field('place')} maxLength={200} />
      <When line={line} of="start" field={field('start')} />
      <When line={line} of="end" field={field('end')} />
      <div class="sm:col-span-2">
        <TextArea {...field('text')} optional />
      </div>
      <TextField {...field('link')} optional />
    </div>
  )
}

type WhenProps = {
  line: Spoken<ImportLine>
  of: 'start' | 'end'
  field: { label: string; error: string | null; onValue: (value: string) => void }
}

/** Where the hour was read and its date was not, the date alone is asked for. */
function When({ line, of, field }: WhenProps) {
  const value = line[of]
  const isOptional = of === 'end'
  if (!isHour(value)) {
    return (
      <DateField {...field} value={withTime(value)} type="datetime-local" optional={isOptional} />
    )
  }
  return (
    <DateField
      {...field}
      label={`${field.label} (${hourOf(value)})`}
      value=""
      type="date"
      optional={isOptional}
      onValue={date => field.onValue(date === '' ? value : `${date}${value}`)}
    />
  )
}

const isHour = (local: string): boolean => local.startsWith('T')
const hourOf = (local: string): string => clockOf(`2000-01-01${local}`)

/** A date without an hour is shown at midnight, so that its day need not be typed again. */
const withTime = (local: string): string => (local.length === 10 ? `${local}T00:00` : local)
