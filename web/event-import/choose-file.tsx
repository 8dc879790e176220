import { Download } from 'lucide'
import { largestEventFile } from '../../server/event-import/rules.ts'
import type { ImportPreview } from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { upload } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Section } from '../components/page.tsx'
import { FileForm } from './file-form.tsx'
import { eventImportMessages } from './words.ts'

/** Where a file is handed in. */
export function ChooseFile({
  onRead,
}: {
  onRead: (file: File, preview: Spoken<ImportPreview>) => void
}) {
  const t = eventImportMessages()
  return (
    <Section title={t.chooseTitle}>
      <FileForm
        words={t}
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
