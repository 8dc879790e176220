import { Download } from 'lucide'
import { useState } from 'preact/hooks'
import { largestSeasonFile } from '../../../server/domain/season-columns.ts'
import type { SeasonPreview } from '../../../server/shapes/season.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { seasonWords } from '../../i18n/season.ts'
import { useAction } from '../../resource.ts'

/** Where a file is handed in. */
export function ChooseFile({ onRead }: { onRead: (file: File, preview: SeasonPreview) => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  const action = useAction()
  const t = seasonWords()
  const isTooLarge = file !== null && file.size > largestSeasonFile

  async function read(chosen: File): Promise<void> {
    setSent(0)
    try {
      onRead(chosen, await api.readSeason(chosen, {}, setSent))
    } finally {
      setSent(null)
    }
  }

  return (
    <Section title={t.chooseTitle}>
      <form
        noValidate
        class="flex flex-col gap-5"
        onSubmit={event => {
          event.preventDefault()
          setIsMissing(file === null)
          if (file !== null && !isTooLarge) void action.run(() => read(file))
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
              accept=".csv,.txt,.tsv,.ics,text/csv,text/calendar"
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
        <ProblemNotice problem={action.problem} kept={t.nothingMade} />
        <div class="flex flex-wrap items-center gap-4">
          <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
            {t.read}
          </BusyButton>
          <a class="btn btn-ghost" href="/api/events/import/template.csv" download="saison.csv">
            <Icon of={Download} size={16} />
            {t.template}
          </a>
        </div>
      </form>
    </Section>
  )
}
