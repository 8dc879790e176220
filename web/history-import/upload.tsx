import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { largestDownload } from '../../server/history-import/rules.ts'
import type { HistoryImportState } from '../../server/history-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { useFileDrop } from '../components/use-file-drop.ts'
import { fileSize, percent } from '../format.ts'
import { Refusal } from '../request.ts'
import { useAction } from '../resource.ts'
import { type Chosen, chosenOf, filesDropped, filesIn } from './chosen.ts'
import { historyImportMessages } from './messages.ts'
import { pack, sendParts } from './pack.ts'

type UploadProps = { onDone: (state: Spoken<HistoryImportState>) => void }

/** How the download is had from Facebook, and where it is handed in. */
export function Upload({ onDone }: UploadProps) {
  const t = historyImportMessages()
  return (
    <>
      <Section title={t.how}>
        <ol class="list-decimal space-y-2 pl-6">
          {t.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div class="mt-4">
          <Notice level="info">{t.noComments}</Notice>
        </div>
      </Section>
      <Section title={t.choose}>
        <HandIn onDone={onDone} />
      </Section>
    </>
  )
}

/** What people know it by later, in the column's 255 characters. */
function nameOf({ name, zips, loose }: Chosen): string {
  const isOne = loose.length > 0 || zips.length < 2
  return (isOne ? name : historyImportMessages().andOthers(name, zips.length - 1)).slice(0, 255)
}

/** How far it is: files packed, then the share that was sent; 1 while the server reads. */
type Step = { packed: number } | { sent: number }

/** ZIPs or a folder, chosen or dropped; only their messages are sent, and sending may be stopped. */
function HandIn({ onDone }: UploadProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [lack, setLack] = useState<string | null>(null)
  const [step, setStep] = useState<Step | null>(null)
  const [isStopped, setIsStopped] = useState(false)
  const stopping = useRef<AbortController | null>(null)
  const action = useAction()
  const t = historyImportMessages()
  const { isOver, target } = useFileDrop(
    action.busy
      ? null
      : ({ items }) => {
          const dropped = filesDropped(items)
          void action.run(async () => choose(await dropped))
        },
  )
  useEffect(() => () => stopping.current?.abort(), [])

  function choose(found: Chosen | null): void {
    setChosen(found)
    setLack(found === null ? t.noMessages : null)
    setIsStopped(false)
    action.clear()
  }

  async function send(what: Chosen): Promise<void> {
    const stop = new AbortController()
    const { signal } = stop
    stopping.current = stop
    setIsStopped(false)
    setStep({ packed: 0 })
    try {
      const packed = await pack(what, files => setStep({ packed: files }), signal)
      const { size } = packed.zip
      if (size > largestDownload) throw new Refusal(0, 'too-large', t.tooLarge)
      await sendParts(packed, sent => setStep({ sent }), signal)
      const { upload } = packed
      onDone(await api('POST /history-import/read', { json: { upload, size, name: nameOf(what) } }))
    } catch (problem) {
      if (!signal.aborted) throw problem
      setIsStopped(true)
    } finally {
      setStep(null)
    }
  }

  return (
    <form
      noValidate
      class={`flex flex-col gap-5 ${isOver ? 'bg-base-200' : ''}`}
      {...target}
      onSubmit={event => {
        event.preventDefault()
        if (chosen === null) setLack(t.noFile)
        else void action.run(() => send(chosen))
      }}
    >
      <Choice busy={action.busy} chosen={chosen} lack={lack} onChosen={choose} />
      {step !== null && <Sending step={step} onStop={() => stopping.current?.abort()} />}
      {isStopped && (
        <Notice level="info" live>
          {t.sendingStopped}
        </Notice>
      )}
      <ProblemNotice problem={action.problem} kept={t.nothingSent} />
      <div>
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {isStopped ? t.goOn : t.send}
        </BusyButton>
      </div>
    </form>
  )
}

type ChoiceProps = {
  busy: boolean
  chosen: Chosen | null
  /** What is missing; null: nothing. */
  lack: string | null
  onChosen: (chosen: Chosen | null) => void
}

function Choice({ busy, chosen, lack, onChosen }: ChoiceProps) {
  const id = useId()
  const t = historyImportMessages()
  return (
    <fieldset class="sheet flex min-w-0 flex-col gap-3 border-dashed p-4" aria-describedby={id}>
      <legend class="sr-only">{t.file}</legend>
      <div class="flex flex-wrap gap-2">
        <Picker label={t.chooseZips} busy={busy} onChosen={onChosen} />
        <Picker label={t.chooseFolder} isFolder busy={busy} onChosen={onChosen} />
      </div>
      <div id={id}>
        <p class="text-muted text-sm">{t.fileHelp}</p>
        {lack !== null && (
          <p role="alert" class="font-semibold text-error text-sm">
            {lack}
          </p>
        )}
      </div>
      {chosen !== null && (
        <ul class="flex flex-col gap-1" aria-label={t.chosen}>
          {chosen.zips.map(({ name, size }, place) => (
            <li key={`${place} ${name}`} class="break-all">
              {name} <span class="text-muted text-sm">({fileSize(size)})</span>
            </li>
          ))}
          {chosen.loose.length > 0 && (
            <li class="break-words">{t.folder(chosen.name, chosen.loose.length)}</li>
          )}
        </ul>
      )}
    </fieldset>
  )
}

type PickerProps = Pick<ChoiceProps, 'busy' | 'onChosen'> & { label: string; isFolder?: boolean }

/** Opens the browser's own choice, of files or of a folder. */
function Picker({ label, isFolder = false, busy, onChosen }: PickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="btn"
        aria-disabled={busy}
        onClick={() => !busy && input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={field => {
          input.current = field
          // Not an attribute that JSX knows.
          if (field !== null) field.webkitdirectory = isFolder
        }}
        type="file"
        hidden
        multiple
        {...(!isFolder && { accept: '.zip,application/zip' })}
        onChange={event => {
          const all = filesIn(event.currentTarget)
          event.currentTarget.value = ''
          if (all.length === 0) return
          onChosen(chosenOf(all, isFolder ? (all[0]?.path.split('/')[0] ?? null) : null))
        }}
      />
    </>
  )
}

function Sending({ step, onStop }: { step: Step; onStop: () => void }) {
  const id = useId()
  const t = historyImportMessages()
  const sent = 'sent' in step ? step.sent : null
  const isReading = sent === 1
  return (
    <div class="flex flex-col gap-2">
      <progress
        class="progress progress-primary w-full"
        aria-labelledby={id}
        {...(sent !== null && !isReading && { max: 1, value: sent })}
      />
      <p id={id} class="text-muted text-sm">
        {'packed' in step
          ? t.packing(step.packed)
          : isReading
            ? t.reading
            : t.sent(percent(step.sent))}
      </p>
      {!isReading && (
        <div>
          <button
            type="button"
            class="btn btn-sm"
            onClick={event => {
              onStop()
              // This button goes away, and the focus must not go with it.
              event.currentTarget.form?.querySelector<HTMLElement>('[type=submit]')?.focus()
            }}
          >
            {t.stopSending}
          </button>
        </div>
      )}
    </div>
  )
}
