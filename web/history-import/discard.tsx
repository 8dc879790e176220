import type { HistoryImportState } from '../../server/history-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { historyImportMessages } from './messages.ts'

/** Puts a handed-in file away. */
export function Discard({ onDone }: { onDone: (state: Spoken<HistoryImportState>) => void }) {
  const t = historyImportMessages()
  return (
    <ConfirmButton
      class="btn btn-ghost"
      label={t.discard}
      title={t.discardTitle}
      text={t.discardText}
      act={async () => {
        await api('DELETE /history-import')
        onDone({ import: null })
      }}
    />
  )
}
