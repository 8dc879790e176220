import type { HistoryImportShape } from '../../server/history-import/shapes.ts'
import { localOf } from '../format.ts'

/** The local dates of a download's first and last messages. */
export function periodOf({
  from,
  to,
}: HistoryImportShape['survey']): { from: string; to: string } | null {
  if (from === null || to === null) return null
  return { from: localOf(from).slice(0, 10), to: localOf(to).slice(0, 10) }
}
