import { CalendarCheck } from 'lucide'
import { useState } from 'preact/hooks'
import { importColumns } from '../../server/event-import/rules.ts'
import type { EventsImported, ImportPreview } from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, upload } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { labelledOptions, namedOptions, RadioField, SelectField } from '../components/choices.tsx'
import { TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { ChannelPicker } from '../events/form/channel-picker.tsx'
import { eventFormMessages } from '../events/form/messages.ts'
import { useAction } from '../resource.ts'
import { Made } from './imports.tsx'
import { Lines } from './lines.tsx'
import { eventImportMessages } from './messages.ts'
import { plainLine, type Reviewed, type ReviewProps, useReview } from './use-review.ts'

/** What a file would make, with the choices and corrections that change it; then the import. */
export function Review(props: ReviewProps) {
  const { file, preview, channels, plans, asks, onLeave } = props
  const reviewed = useReview(props)
  const { lines, setLines, checked, taken, known, choices } = reviewed
  const [made, setMade] = useState<EventsImported | null>(null)
  const t = eventImportMessages()
  if (made !== null) {
    return <Made made={made} asks={asks} fileName={file.name} onLeave={onLeave} />
  }

  async function importAll(): Promise<void> {
    setMade(
      await api('POST /events/import', {
        json: { fileName: file.name, lines: taken, rules: preview.rules, known, ...choices },
      }),
    )
  }

  return (
    <>
      <Understood {...props} />
      <Announcing reviewed={reviewed} channels={channels} plans={plans} />
      <Section
        title={t.linesTitle}
        aside={<span role="status">{reviewed.isChecking ? t.checking : ''}</span>}
      >
        <Lines
          lines={lines}
          checked={checked}
          left={reviewed.left}
          channels={reviewed.chosen.length}
          onLeft={reviewed.setLeft}
          onLine={line =>
            setLines(lines.map(one => (one.key === line.key ? plainLine(line) : one)))
          }
        />
      </Section>
      <Making reviewed={reviewed} asks={asks} importAll={importAll} />
    </>
  )
}

/** How the file was read, and which of its columns is what. */
function Understood({ file, preview, onRead, onLeave }: ReviewProps) {
  const reading = useAction()
  const t = eventImportMessages()
  const readAgain = async (columns: string) =>
    onRead(
      file,
      await upload(
        'POST /events/import/preview',
        { query: { name: file.name, columns }, file },
        () => undefined,
      ),
    )
  return (
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
            onChosen={columns => void reading.run(() => readAgain(columns))}
          />
        )}
        <ProblemNotice problem={reading.problem} />
      </div>
    </Section>
  )
}

/** The plan and the channels of all lines, and the hour of those that have none. */
function Announcing({
  reviewed: { lines, plan, setPlan, chosen, setChosen, clock, setClock },
  channels,
  plans,
}: Pick<ReviewProps, 'channels' | 'plans'> & { reviewed: Reviewed }) {
  const t = eventImportMessages()
  return (
    <Section title={t.announcing}>
      <div class="flex flex-col gap-5">
        <SelectField
          label={t.plan}
          class="w-full max-w-md"
          value={plan}
          onValue={setPlan}
          options={[...namedOptions(plans), { value: null, label: t.noPlan }]}
        />
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
  )
}

/** What would be made, what stands in its way, and the button. */
function Making({
  reviewed: { checked, taken, known, setKnown, problem },
  asks,
  importAll,
}: {
  reviewed: Reviewed
  asks: boolean
  importAll: () => Promise<void>
}) {
  const making = useAction()
  const t = eventImportMessages()
  const tf = eventFormMessages()
  const { counts, problems } = checked
  const count = counts.made + (known === 'update' ? counts.known : 0)
  return (
    <div class="flex flex-col items-start gap-4 border-base-300 border-t pt-6">
      {counts.known > 0 && (
        <RadioField
          legend={t.knownTitle}
          value={known}
          options={labelledOptions(['skip', 'update'], t.known)}
          onValue={setKnown}
        />
      )}
      {counts.known > 0 && known === 'update' && (
        <p class="max-w-prose text-muted text-sm">
          {asks ? tf.editAsks : tf.editKeepsPosts} {tf.editTells}
        </p>
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
          <progress class="progress progress-primary w-full" aria-label={t.making(taken.length)} />
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
  )
}

type ColumnsProps = {
  columns: NonNullable<Spoken<ImportPreview>['columns']>
  busy: boolean
  /** The file is read again with these, by commas. */
  onChosen: (columns: string) => void
}

/** What each column of a table holds, to be corrected where the guess is wrong. */
function Columns({ columns, busy, onChosen }: ColumnsProps) {
  const [holds, setHolds] = useState(() => columns.map(column => column.holds))
  const t = eventImportMessages()
  const isSure =
    columns.some(one => one.holds === 'title') && columns.some(one => one.holds === 'date')
  const isChanged = holds.some((one, place) => one !== columns[place]?.holds)
  return (
    <details open={!isSure}>
      <summary class="w-fit cursor-pointer rounded-field text-link">{t.columns}</summary>
      <p class="mt-2 text-muted">{t.columnsHelp}</p>
      <div class="mt-4 grid gap-4 sm:grid-cols-2">
        {columns.map(({ header, example }, place) => (
          <SelectField
            key={place}
            label={t.column(header === '' ? t.noHeader : header)}
            help={example === '' ? undefined : t.example(example)}
            value={holds[place] ?? null}
            options={[
              { value: null, label: t.holds.none },
              ...labelledOptions(importColumns, t.holds),
            ]}
            onValue={chosen =>
              setHolds(
                holds.map((one, other) => {
                  if (other === place) return chosen
                  return one === chosen ? null : one
                }),
              )
            }
          />
        ))}
      </div>
      {isChanged && (
        <BusyButton
          busy={busy}
          class="btn mt-4"
          onClick={() => onChosen(holds.map(one => one ?? '-').join(','))}
        >
          {t.readAgain}
        </BusyButton>
      )}
    </details>
  )
}
