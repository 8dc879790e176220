import type { ArchiveImportState } from '../../../server/history-import/shapes.ts'
import { api } from '../../api.ts'
import { ConfirmButton } from '../../components/confirm.tsx'
import { historyWords } from '../../i18n/history-import.ts'

/** Puts a handed-in file away. */
export function Discard({ onDone }: { onDone: (state: ArchiveImportState) => void }) {
  const t = historyWords()
  return (
    <ConfirmButton
      class="btn btn-ghost"
      label={t.discard}
      title={t.discardTitle}
      text={t.discardText}
      confirm={t.discard}
      act={async () => {
        await api('DELETE /archive-import')
        onDone({ import: null })
      }}
    />
  )
}
