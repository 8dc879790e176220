import { signal } from '@preact/signals'
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

/** How often a draft was put in place of the one in the form: each time the form begins anew. */
export const draftsPutBack = signal(0)

/** Puts a draft in place of the one that is kept, in an open form too; null: none. */
export function putDraftBack(draft: EventDraft | null): void {
  if (draft === null) forgetDraft()
  else keepDraft(draft)
  draftsPutBack.value += 1
}
