import { Download } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { largestEventFile } from '../../server/event-import/rules.ts'
import type { ImportPreview } from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { upload } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Field } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { usePlanningNeeds } from '../events/form/planning-needs.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { Imports } from './imports.tsx'
import { eventImportMessages } from './messages.ts'
import { Review } from './review.tsx'

/** A whole season from a file: chosen, looked at line by line, then made. */
export default function EventImport() {
  const t = eventImportMessages()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ href: paths.events, label: messages.value.events.title }}
    >
      {may('events.write') ? <Inside /> : <p>{messages.value.problem.notYourRole}</p>}
    </Page>
  )
}

/** How many times something was read, so that a new reading begins anew. */
type Read = { file: File; preview: Spoken<ImportPreview>; turn: number }

function Inside() {
  const [read, setRead] = useState<Read | null>(null)
  const known = usePlanningNeeds()
  const took = (file: File, preview: Spoken<ImportPreview>) =>
    setRead(before => ({ file, preview, turn: (before?.turn ?? 0) + 1 }))
  return (
    <div class="flex max-w-4xl flex-col gap-8">
      {read === null ? (
        <>
          <ChooseFile onRead={took} />
          <Imports />
        </>
      ) : (
        <Loaded resource={known} lines={8}>
          {data => (
            <Review
              key={read.turn}
              {...read}
              {...data}
              onRead={took}
              onLeave={() => setRead(null)}
            />
          )}
        </Loaded>
      )}
    </div>
  )
}

/** Where a file is handed in. */
function ChooseFile({ onRead }: { onRead: (file: File, preview: Spoken<ImportPreview>) => void }) {
  const t = eventImportMessages()
  return (
    <Section title={t.chooseTitle}>
      <FileForm
        labels={t}
        accept=".csv,.txt,.tsv,.ics,text/csv,text/calendar"
        largest={largestEventFile}
        send={async (file, progress) =>
          onRead(
            file,
            await upload(
              'POST /events/import/preview',
              { query: { name: file.name }, file },
              progress,
            ),
          )
        }
        confirm={t.read}
        kept={t.nothingMade}
      >
        <a class="btn btn-ghost" href="/api/events/import/template.csv" download="saison.csv">
          <Icon of={Download} size={16} />
          {t.template}
        </a>
      </FileForm>
    </Section>
  )
}

type FileFormProps = {
  labels: Record<'file' | 'fileHelp' | 'noFile' | 'tooLarge' | 'sending', string>
  accept: string
  /** Bytes. */
  largest: number
  /** @param progress is told the share of the file that was sent, 0 to 1 */
  send: (file: File, progress: (ratio: number) => void) => Promise<void>
  confirm: string
  /** What a refusal left as it was. */
  kept: string
  /** Beside the button. */
  children?: ComponentChildren
}

/** Where one file is chosen and handed in. */
function FileForm(props: FileFormProps) {
  const { labels: t, accept, largest } = props
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  const action = useAction()
  // A browser tells of a refusal only once it has sent everything.
  const isTooLarge = file !== null && file.size > largest

  async function send(chosen: File): Promise<void> {
    setSent(0)
    try {
      await props.send(chosen, setSent)
    } finally {
      setSent(null)
    }
  }

  return (
    <form
      noValidate
      class="flex flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        setIsMissing(file === null)
        if (file !== null && !isTooLarge) void action.run(() => send(file))
      }}
    >
      <Field
        label={t.file}
        help={t.fileHelp}
        error={isMissing ? t.noFile : isTooLarge ? t.tooLarge : null}
      >
        {tied => (
          <input
            {...tied}
            type="file"
            class="file-input w-full"
            accept={accept}
            disabled={sent !== null}
            onChange={event => {
              setFile(event.currentTarget.files?.[0] ?? null)
              setIsMissing(false)
              action.clear()
            }}
          />
        )}
      </Field>
      {sent !== null && (
        <progress
          class="progress progress-primary w-full"
          aria-label={t.sending}
          {...(sent < 1 && { max: 1, value: sent })}
        />
      )}
      <ProblemNotice problem={action.problem} kept={props.kept} />
      <div class="flex flex-wrap items-center gap-4">
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {props.confirm}
        </BusyButton>
        {props.children}
      </div>
    </form>
  )
}
