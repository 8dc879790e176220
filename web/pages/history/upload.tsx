import { useState } from 'preact/hooks'
import { largestArchive } from '../../../server/domain/archive.ts'
import type { ArchiveImportState } from '../../../server/shapes/archive.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Field } from '../../components/field.tsx'
import { Notice, ProblemNotice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { percent } from '../../format.ts'
import { historyWords } from '../../i18n/history.ts'
import { useAction } from '../../resource.ts'

/** How the file is had from Facebook, and where it is handed in. */
export function Upload({ onDone }: { onDone: (state: ArchiveImportState) => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  const action = useAction()
  // A browser tells of a refusal only once it has sent everything.
  const isTooLarge = file !== null && file.size > largestArchive
  const t = historyWords()

  async function send(chosen: File): Promise<void> {
    setSent(0)
    try {
      onDone(await api.uploadArchive(chosen, setSent))
    } finally {
      setSent(null)
    }
  }

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
                accept=".zip,application/zip"
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
            <div>
              <progress
                class="progress progress-primary w-full"
                aria-label={t.sending}
                {...(sent < 1 && { max: 1, value: sent })}
              />
              <p class="text-muted text-sm">{sent < 1 ? t.sent(percent(sent)) : t.reading}</p>
            </div>
          )}
          <ProblemNotice problem={action.problem} kept={t.nothingSent} />
          <BusyButton type="submit" busy={action.busy} class="btn btn-primary self-start">
            {t.send}
          </BusyButton>
        </form>
      </Section>
    </>
  )
}
