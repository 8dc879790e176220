import { TriangleAlert } from 'lucide'
import { BusyButton } from '../../components/busy-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { list, near, quoted } from '../../format.ts'
import { me } from '../../session.ts'
import { inboxMessages } from '../messages.ts'
import { answeringMessages } from './messages.ts'
import type { AnsweredSince as Since } from './use-answered-since.ts'

/**
 * What was answered since a draft was begun, below it, where nothing moves that somebody types or
 * presses: read first, then the draft is sent all the same, kept or dropped.
 */
export function AnsweredSince({
  since: { answers, isStopped, notice },
  busy,
  onAnyway,
  onKeep,
  onDrop,
}: {
  since: Since
  busy: boolean
  onAnyway: () => void
  onKeep: () => void
  onDrop: () => void
}) {
  const t = answeringMessages().together
  const isShown = answers.length > 0 || isStopped
  const authors = [...new Set(answers.map(({ author }) => author ?? inboxMessages().us(null)))]
  return (
    <div role="status" class="no-print">
      {isShown && (
        <div ref={notice} tabIndex={-1} class="mt-4 border-s-4 border-s-warning ps-3">
          <p class="flex items-start gap-2 font-semibold text-warning">
            <Icon of={TriangleAlert} size={18} class="mt-0.5 shrink-0" />
            {whoAnswered(authors)}
          </p>
          <ul class="mt-2 flex flex-col gap-2">
            {answers.map(({ author, text, at }, index) => (
              <li key={index} class="border-base-300 border-s-4 ps-3">
                <span class="text-muted text-sm">
                  {inboxMessages().us(author)} {near(at)}
                </span>
                <span class="block whitespace-pre-line">{quoted(text ?? '')}</span>
              </li>
            ))}
          </ul>
          <div class="mt-3 flex flex-wrap gap-2">
            <BusyButton busy={busy} class="btn btn-sm" onClick={onAnyway}>
              {t.sendAnyway}
            </BusyButton>
            <button type="button" class="btn btn-sm" disabled={busy} onClick={onKeep}>
              {t.keep}
            </button>
            <button type="button" class="btn btn-ghost btn-sm" disabled={busy} onClick={onDrop}>
              {t.drop}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

function whoAnswered(authors: readonly string[]): string {
  const t = answeringMessages().together
  if (authors.length === 0) return t.someoneAnswered
  const isMe = authors.length === 1 && authors[0] === me.value?.user.name
  return isMe ? t.youAnswered : t.answered(list(authors), authors.length)
}
