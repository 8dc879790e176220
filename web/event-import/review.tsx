import { CalendarCheck } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes/channel.ts'
import type {
  EventsImported,
  ImportChecked,
  ImportLine,
  ImportPreview,
} from '../../server/event-import/shapes.ts'
import type { PlanShape } from '../../server/events/shapes/plan.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, upload } from '../api.ts'
import { ownChannels } from '../channels/own-channels.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Field, TextField } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { ChannelPicker } from '../events/form/channel-picker.tsx'
import { useAction } from '../resource.ts'
import { Columns } from './columns.tsx'
import { Lines } from './lines.tsx'
import { Made } from './made.tsx'
import { eventImportMessages } from './messages.ts'

type ReviewProps = {
  file: File
  preview: Spoken<ImportPreview>
  channels: Spoken<ChannelShape>[]
  plans: PlanShape[]
  /** Whether somebody else must approve what is planned. */
  asks: boolean
  onRead: (file: File, preview: Spoken<ImportPreview>) => void
  onLeave: () => void
}

/** Typing is over when nothing more has come for so long, ms. */
const PAUSE = 350

/** What a file would make, with the choices and corrections that change it; then the import. */
export function Review({ file, preview, channels, plans, asks, onRead, onLeave }: ReviewProps) {
  const [checked, setChecked] = useState<Spoken<ImportChecked>>(preview)
  const [lines, setLines] = useState<Spoken<ImportLine>[]>(() => preview.lines.map(plainLine))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [plan, setPlan] = useState<number | null>(plans[0]?.id ?? null)
  const [chosen, setChosen] = useState(() => ownChannels(channels).map(({ id }) => id))
  const [clock, setClock] = useState('')
  const [known, setKnown] = useState<'skip' | 'update'>('skip')
  const [made, setMade] = useState<EventsImported | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const reading = useAction()
  const making = useAction()
  const turn = useRef(0)
  const t = eventImportMessages()
  const taken = lines.filter(({ key }) => !left.has(key))
  const choices = {
    plan,
    channels: plan === null ? [] : chosen,
    clock: clock === '' ? null : clock,
  }

  // What is chosen and corrected is looked at by the server, once the hand rests.
  const asked = JSON.stringify([taken, choices])
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    const timer = setTimeout(async () => {
      setIsChecking(true)
      try {
        const answer = await api('POST /events/import/check', {
          json: { lines: taken, ...choices },
        })
        if (mine !== turn.current) return
        setChecked(answer)
        setProblem(null)
      } catch (caught) {
        if (mine === turn.current) setProblem(caught)
      } finally {
        if (mine === turn.current) setIsChecking(false)
      }
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [asked])

  if (made !== null) {
    return <Made made={made} asks={asks} fileName={file.name} onLeave={onLeave} />
  }

  const { counts, problems } = checked
  async function importAll(): Promise<void> {
    setMade(
      await api('POST /events/import', {
        json: {
          fileName: file.name,
          lines: taken,
          rules: preview.rules,
          known,
          ...choices,
        },
      }),
    )
  }

  const count = counts.made + (known === 'update' ? counts.known : 0)
  return (
    <>
      <Section
        title={t.understood}
        aside={
          <button type="button" class="text-link cursor-pointer" onClick={onLeave}>
            {t.another}
          </button>
        }
      >
        <div class="flex flex-col gap-4">
          <p class="break-words">
            <span class="font-semibold">{file.name}</span>.{' '}
            {t.facts(preview.kind, preview.encoding, preview.lines.length)}
          </p>
          {preview.notes.length > 0 && (
            <Notice level="info">
              <ul>
                {preview.notes.map(note => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Notice>
          )}
          {preview.columns !== null && (
            <Columns
              columns={preview.columns}
              busy={reading.busy}
              onChosen={columns =>
                void reading.run(async () =>
                  onRead(
                    file,
                    await upload(
                      'POST /events/import/preview',
                      { query: { name: file.name, columns }, file },
                      () => undefined,
                    ),
                  ),
                )
              }
            />
          )}
          <ProblemNotice problem={reading.problem} />
        </div>
      </Section>
      <Section title={t.announcing}>
        <div class="flex flex-col gap-5">
          <Field label={t.plan}>
            {tied => (
              <select
                {...tied}
                class="select w-full max-w-md"
                value={plan === null ? '' : String(plan)}
                onChange={event => {
                  const { value } = event.currentTarget
                  setPlan(value === '' ? null : Number(value))
                }}
              >
                {plans.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
                <option value="">{t.noPlan}</option>
              </select>
            )}
          </Field>
          {plan !== null && (
            <ChannelPicker channels={channels} chosen={chosen} onChosen={setChosen} error={null} />
          )}
          {lines.some(({ start }) => start.length === 10) && (
            <TextField
              label={t.hour}
              help={t.hourHelp}
              type="time"
              class="w-40"
              value={clock}
              onValue={setClock}
            />
          )}
        </div>
      </Section>
      <Section
        title={t.linesTitle}
        aside={<span role="status">{isChecking ? t.checking : ''}</span>}
      >
        <Lines
          lines={lines}
          checked={checked}
          left={left}
          channels={chosen.length}
          onLeft={setLeft}
          onLine={line =>
            setLines(lines.map(one => (one.key === line.key ? plainLine(line) : one)))
          }
        />
      </Section>
      <div class="flex flex-col items-start gap-4 border-base-300 border-t pt-6">
        {counts.known > 0 && (
          <fieldset>
            <legend class="mb-2 font-semibold">{t.knownTitle}</legend>
            {(['skip', 'update'] as const).map(one => (
              <label key={one} class="flex items-center gap-3 py-1">
                <input
                  type="radio"
                  name="known"
                  class="radio radio-primary"
                  checked={known === one}
                  onChange={() => setKnown(one)}
                />
                {t.known[one]}
              </label>
            ))}
          </fieldset>
        )}
        {counts.isMany && <Notice level="warning">{t.many(counts.publications)}</Notice>}
        {problems.map(sentence => (
          <Notice key={sentence} level="error" live>
            {sentence}
          </Notice>
        ))}
        {counts.refused > 0 && <Notice level="error">{t.refusedLeft(counts.refused)}</Notice>}
        <p role="status">
          {taken.length === 0
            ? t.nothingToMake
            : `${t.total(counts.made, counts.known, counts.publications)}.`}
          {counts.past > 0 && ` ${t.pastTotal(counts.past)}`}
        </p>
        {making.busy && (
          <div class="w-full">
            <progress
              class="progress progress-primary w-full"
              aria-label={t.making(taken.length)}
            />
            <p class="text-muted text-sm">{t.making(taken.length)}</p>
          </div>
        )}
        <ProblemNotice problem={problem ?? making.problem} kept={t.nothingMade} />
        <BusyButton
          busy={making.busy}
          class="btn btn-primary"
          // What cannot be imported beside others is said again by the server, with its line.
          isOff={count === 0}
          onClick={() => void making.run(importAll)}
        >
          <Icon of={CalendarCheck} />
          {(asks ? t.makeAsking : t.make)(count)}
        </BusyButton>
      </div>
    </>
  )
}

/** What the server reads again: a line without what it said of it. */
function plainLine({
  key,
  line,
  title,
  start,
  end,
  place,
  text,
  link,
  uid,
  series,
  notes,
}: Spoken<ImportLine>) {
  return { key, line, title, start, end, place, text, link, uid, series, notes }
}
