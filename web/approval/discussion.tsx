import { useState } from 'preact/hooks'
import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { FormDialog, TextArea, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { when } from '../format.ts'
import { approvalMessages } from './messages.ts'

type DiscussionProps = { approval: ApprovalShape; onDone: () => Promise<void> }

/** What was asked and answered about it; what one wrote a moment ago can be taken back. */
export function Discussion({ approval: { id, comments }, onDone }: DiscussionProps) {
  const t = approvalMessages().discussion
  if (comments.length === 0) return null
  return (
    <section aria-label={t.title}>
      <p class="font-semibold">{t.title}</p>
      <ul class="mt-2 flex flex-col gap-3">
        {comments.map(one => (
          <li key={one.id} class="border-base-300 border-s-4 ps-4">
            <p class="text-muted text-sm">
              {t.by(one.email === null ? one.by : `${one.by} (${one.email})`, when(one.at))}
            </p>
            <p class="max-w-prose whitespace-pre-line wrap-break-word">{one.text}</p>
            {one.canRemove && (
              <ActionButton
                class="btn btn-ghost btn-sm -ms-3"
                act={async () => {
                  const param = { id, comment: one.id }
                  await api('DELETE /approvals/:id/comments/:comment', { param })
                  await onDone()
                }}
              >
                {t.remove}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A question, or its answer: neither decides anything. */
export function AskButton({
  approval: { id, title, comments, mayDecide },
  onDone,
}: DiscussionProps) {
  const [isOpen, setOpen] = useState(false)
  const text = useField('')
  const t = approvalMessages()
  const last = comments.at(-1)
  const isAnswer = last !== undefined && last.decides !== mayDecide
  const label = isAnswer ? t.discussion.answer : t.discussion.ask
  const isMissing = text.value.trim() === ''
  return (
    <>
      <button type="button" class="btn btn-ghost" onClick={() => setOpen(true)}>
        {label}
        <span class="sr-only">{t.about(title)}</span>
      </button>
      {isOpen && (
        <FormDialog
          title={label}
          submit={t.discussion.send}
          look="btn btn-primary"
          isReady={!isMissing}
          onClose={() => setOpen(false)}
          act={async () => {
            await api('POST /approvals/:id/comments', { param: { id }, json: { text: text.value } })
            text.onValue('')
            setOpen(false)
            await onDone()
            say(t.discussion.sent)
          }}
        >
          {isTried => (
            <TextArea
              {...text}
              label={t.discussion.label}
              help={t.discussion.help}
              error={isTried && isMissing ? t.discussion.missing : null}
            />
          )}
        </FormDialog>
      )}
    </>
  )
}
