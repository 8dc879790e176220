import { drafts } from '../../preferences.ts'
import { type EventDraft, emptyDraft } from './draft.ts'

const key = 'event'

/** What was begun in this tab and not yet planned. */
export function recallDraft(): EventDraft | null {
  const saved = drafts.read(key)
  if (saved === '') return null
  const parsed: Partial<EventDraft> = JSON.parse(saved)
  return { ...emptyDraft, ...parsed }
}

export function keepDraft(draft: EventDraft): void {
  drafts.write(key, JSON.stringify(draft))
}

export function forgetDraft(): void {
  drafts.write(key, '')
}
