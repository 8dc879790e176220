import { largestDownload } from '../../../server/history-import/rules/limits.ts'
import type { HistoryImportState } from '../../../server/history-import/shapes.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { upload } from '../../api.ts'
import { FileForm } from '../../components/file-form.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { percent } from '../../format.ts'
import { historyImportMessages } from '../../i18n/history-import.ts'

/** How the file is had from Facebook, and where it is handed in. */
export function Upload({ onDone }: { onDone: (state: Spoken<HistoryImportState>) => void }) {
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
        <FileForm
          words={t}
          accept=".zip,application/zip"
          largest={largestDownload}
          send={async (file, progress) =>
            onDone(
              await upload('POST /archive-import', { query: { name: file.name }, file }, progress),
            )
          }
          progressText={sent => (sent < 1 ? t.sent(percent(sent)) : t.reading)}
          confirm={t.send}
          kept={t.nothingSent}
        />
      </Section>
    </>
  )
}
