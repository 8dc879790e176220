import { CircleCheck, CircleX, Clock, type IconNode, Send, Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { ShareState } from '../../server/shares/rules/share.ts'
import type { ShareAnswer, ShareShape } from '../../server/shares/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { labelledOptions, RadioField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { when } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { shareMessages } from './share-messages.ts'

const looks: Record<ShareState, { icon: IconNode; tone: string }> = {
  proposed: { icon: Clock, tone: 'text-muted' },
  accepted: { icon: CircleCheck, tone: 'text-success' },
  published: { icon: Send, tone: 'text-success' },
  declined: { icon: CircleX, tone: 'text-muted' },
  withdrawn: { icon: Undo2, tone: 'text-muted' },
}

/** Offers under the event that each is about. */
export function SharesByEvent({
  shares,
  onChange,
}: {
  shares: readonly Spoken<ShareShape>[]
  onChange: () => Promise<void>
}) {
  const byEvent = [...Map.groupBy(shares, ({ event }) => event)]
  return (
    <ul class="flex flex-col gap-4">
      {byEvent.map(([event, offers]) => (
        <li key={event}>
          <h3 class="mb-1 font-sans text-base">
            <a class="text-link" href={paths.event(event)}>
              {offers[0]?.title}
            </a>
          </h3>
          <ShareList shares={offers} onChange={onChange} />
        </li>
      ))}
    </ul>
  )
}

/** Offers of one event: to whom, where each stands, and what can be done. */
export function ShareList({
  shares,
  onChange,
}: {
  shares: readonly Spoken<ShareShape>[]
  onChange: () => Promise<void>
}) {
  return (
    <ul class="sheet divide-y divide-base-300">
      {shares.map(share => (
        <li key={share.id} class="p-3">
          <ShareLine share={share} onChange={onChange} />
        </li>
      ))}
    </ul>
  )
}

function ShareLine({
  share,
  onChange,
}: {
  share: Spoken<ShareShape>
  onChange: () => Promise<void>
}) {
  const t = shareMessages()
  const [isNoting, setIsNoting] = useState(false)
  const { state, partnerName, url, comment, steps, notReached } = share
  const look = looks[state]
  const since = share.publishedAt ?? share.answeredAt ?? share.proposedAt
  const isOpen = state === 'proposed' || state === 'accepted'
  async function writeAgain(): Promise<void> {
    await api('POST /shares/:id/mail', { param: { id: share.id } })
    await onChange()
    say(t.writtenAgain)
  }
  return (
    <>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span class="font-semibold">{partnerName}</span>
        <span class={`inline-flex items-center gap-1.5 ${look.tone}`}>
          <Icon of={look.icon} size={16} />
          {t.states[state]}
        </span>
        <span class="text-muted text-sm">{when(since)}</span>
        {url && (
          <a class="text-link text-sm" href={url} rel="noopener noreferrer" target="_blank">
            {t.theirPost}
          </a>
        )}
        {share.urlSeenAt && <span class="text-muted text-sm">{t.seenOnline}</span>}
      </p>
      {comment && <p class="text-sm">{comment}</p>}
      {notReached.map(({ name, why, reason }) => (
        <p key={name} class="text-sm text-warning">
          {t.notReached[why](name)} {why === 'failed' && reason}
        </p>
      ))}
      {notReached.length > 0 && may('events.write') && (
        <ActionButton
          class="btn btn-sm mt-1"
          about={t.noteOf(partnerName)}
          kept={t.notProposed}
          act={writeAgain}
        >
          {t.writeAgain}
        </ActionButton>
      )}
      <details class="mt-1">
        <summary class="w-fit cursor-pointer rounded-field text-muted text-sm">
          {t.details}
          <span class="sr-only">{t.detailsOf(partnerName)}</span>
        </summary>
        <ol class="mt-1 text-sm">
          {steps.map((step, place) => (
            <li key={`${step.at} ${place}`}>
              {t.actBy(
                t.acts[step.what],
                step.via === 'key' ? t.theirSoftware : step.by,
                when(step.at),
              )}
              {step.detail && <span class="break-all text-muted"> · {step.detail}</span>}
            </li>
          ))}
        </ol>
        {may('events.write') && (
          <div class="mt-2 flex flex-wrap gap-2">
            {isOpen && (
              <button type="button" class="btn btn-sm" onClick={() => setIsNoting(true)}>
                {t.note}
                <span class="sr-only">{t.noteOf(partnerName)}</span>
              </button>
            )}
            {state !== 'withdrawn' && state !== 'declined' && (
              <ConfirmButton
                class="btn btn-ghost btn-sm"
                label={t.withdraw}
                title={t.withdrawTitle(partnerName)}
                text={t.withdrawText}
                act={async () => {
                  await api('POST /shares/:id/withdraw', { param: { id: share.id } })
                  await onChange()
                  say(t.withdrawn)
                }}
              />
            )}
          </div>
        )}
      </details>
      {isNoting && (
        <NoteAnswer share={share} onClose={() => setIsNoting(false)} onDone={onChange} />
      )}
    </>
  )
}

const answers = ['accepted', 'published', 'declined'] as const

function NoteAnswer({
  share,
  onClose,
  onDone,
}: {
  share: Spoken<ShareShape>
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const t = shareMessages()
  const answer = useField<ShareAnswer['answer']>('accepted')
  const comment = useField('')
  const url = useField('')
  return (
    <Dialog title={t.noteTitle(share.partnerName)} onClose={onClose}>
      <Form
        class="flex flex-col gap-4"
        look="btn btn-primary self-start"
        act={async () => {
          await api('POST /shares/:id/answer', {
            param: { id: share.id },
            json: {
              answer: answer.value,
              comment: comment.value,
              url: url.value.trim() === '' ? null : url.value.trim(),
            },
          })
          await onDone()
          say(t.noted)
          onClose()
        }}
      >
        <p class="text-muted">{t.noteLead}</p>
        <RadioField
          {...answer}
          legend={t.note}
          legendLook="sr-only"
          options={labelledOptions(answers, t.answers)}
        />
        {answer.value === 'published' && (
          <TextField {...url} name="url" label={t.noteUrl} optional inputMode="url" />
        )}
        {answer.value === 'declined' && (
          <TextField {...comment} name="comment" label={t.noteComment} optional maxLength={500} />
        )}
      </Form>
    </Dialog>
  )
}
