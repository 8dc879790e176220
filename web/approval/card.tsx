import { Hourglass, MessageSquareText } from 'lucide'
import { useState } from 'preact/hooks'
import type { ApprovalDecision, ApprovalShape } from '../../server/approval/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { FormDialog, TextArea, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { dayTime, list, near, quoted, when } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { AskButton, Discussion } from './discussion.tsx'
import { approvalMessages } from './messages.ts'
import { Urgent } from './urgent.tsx'

type CardProps = {
  approval: ApprovalShape
  /** Whether it stands under the name of what it is about already. */
  isAtHome?: boolean
  onDone: () => Promise<void>
}

/** One request: what would be said when, who is asked, and what the reader can do about it. */
export function ApprovalCard({ approval, isAtHome = false, onDone }: CardProps) {
  const t = approvalMessages()
  const { title, event, askedBy, askedAt, firstDueAt, state, decision, waitsFor, mayDecide } =
    approval
  return (
    <article class="sheet flex flex-col gap-3 p-4 sm:p-5">
      <div>
        {!isAtHome && (
          <h3 class="text-xl">
            {event === null ? (
              title
            ) : (
              <a class="hover:underline" href={paths.event(event)}>
                {title}
              </a>
            )}
          </h3>
        )}
        <p class="text-muted text-sm">
          {t.asked(askedBy, when(askedAt))}{' '}
          {firstDueAt === null ? t.allPast : t.due(near(firstDueAt))}
        </p>
      </div>
      {state === 'changes' && decision !== null ? (
        <div class="flex gap-2">
          <Icon of={MessageSquareText} class="mt-1 text-warning" />
          <div class="min-w-0">
            <p class="font-semibold text-warning">{t.wanted(decision.by)}</p>
            <p class="whitespace-pre-line">{quoted(decision.comment ?? '')}</p>
          </div>
        </div>
      ) : (
        !mayDecide && (
          <p class="flex gap-2 font-semibold text-warning">
            <Icon of={Hourglass} class="mt-1" />
            {t.waitsFor(list(waitsFor), waitsFor.length)}
          </p>
        )
      )}
      <Texts approval={approval} />
      <Discussion approval={approval} onDone={onDone} />
      <div class="flex flex-wrap items-center gap-2">
        {mayDecide && <Decide approval={approval} onDone={onDone} />}
        {state === 'changes' && may('events.write') && (
          <Wanted approval={approval} onDone={onDone} />
        )}
        {may('approvals.decide') && <AskButton approval={approval} onDone={onDone} />}
        {may('events.write') && !mayDecide && <Urgent approval={approval} onDone={onDone} />}
      </div>
    </article>
  )
}

/** Every wording with its times: open for anyone who decides, for nobody approves unread. */
function Texts({ approval: { items, mayDecide } }: { approval: ApprovalShape }) {
  const t = approvalMessages()
  return (
    <details open={mayDecide}>
      <summary class="w-fit cursor-pointer rounded-field font-semibold">
        {t.read(items.length)}
      </summary>
      <ul class="mt-3 flex flex-col gap-5">
        {items.map(({ text, link, place, pictures, times }, index) => (
          <li key={index} class="border-base-300 border-s-4 ps-4">
            {times.map(({ dueLocal, channels, isMissed }) => (
              <p key={`${dueLocal} ${isMissed}`} class="font-semibold">
                <span class="inline-block first-letter:uppercase">
                  {t.on(dayTime(dueLocal), list(channels))}
                </span>
                {isMissed && <span class="font-normal text-warning"> ({t.missed})</span>}
              </p>
            ))}
            {place === 'comment' && <p class="text-muted text-sm">{t.firstComment}</p>}
            <p class="mt-1 max-w-prose whitespace-pre-line wrap-break-word">{text}</p>
            {link && <p class="mt-1 text-muted text-sm wrap-break-word">{link}</p>}
            {pictures.map(({ id, url, alt, width, height }) => (
              <figure key={id} class="mt-2">
                <img
                  class="max-h-64 w-auto rounded-field"
                  src={url}
                  alt={alt}
                  width={width}
                  height={height}
                  loading="lazy"
                />
                <figcaption class="mt-1 text-muted text-sm">{t.altText(alt)}</figcaption>
              </figure>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A modification was asked for: make it, which asks anew, or ask again as it is. */
function Wanted({ approval, onDone }: { approval: ApprovalShape; onDone: () => Promise<void> }) {
  const t = approvalMessages()
  const { id, event, title } = approval
  return (
    <>
      {event !== null && (
        <a class="btn btn-primary" href={paths.eventEdit(event)}>
          {t.edit}
          <span class="sr-only">{t.about(title)}</span>
        </a>
      )}
      <ActionButton
        about={t.about(title)}
        act={async () => {
          await api('POST /approvals/:id/ask-again', { param: { id } })
          await onDone()
          say(t.askedAgain)
        }}
      >
        {t.askAgain}
      </ActionButton>
    </>
  )
}

type DecideProps = { approval: ApprovalShape; onDone: () => Promise<void> }

/** Approve, ask for changes, refuse. Approving is undone from its message while nothing has left. */
function Decide({ approval, onDone }: DecideProps) {
  const [asking, setAsking] = useState<'changes' | 'refuse' | null>(null)
  const t = approvalMessages()
  const { id, hash, title, withEvent } = approval
  const refuseHelp = withEvent ? `${t.refuseHelp} ${t.refuseEvent}` : t.refuseHelp
  const isLate = approval.items.some(({ times }) => times.some(({ isMissed }) => isMissed))

  async function decide(decision: ApprovalDecision['decision'], comment: string): Promise<void> {
    await api('POST /approvals/:id/decision', { param: { id }, json: { decision, comment, hash } })
    await onDone()
  }

  async function undo(): Promise<void> {
    try {
      await api('POST /approvals/:id/undo', { param: { id } })
      say(t.undone)
    } finally {
      await onDone()
    }
  }

  return (
    <>
      <ActionButton
        class="btn btn-primary"
        about={t.about(title)}
        act={async () => {
          await decide('approve', '')
          say(isLate ? t.approvedLate : t.approved, undo)
        }}
      >
        {t.approve}
      </ActionButton>
      <button type="button" class="btn" onClick={() => setAsking('changes')}>
        {t.changes}
        <span class="sr-only">{t.about(title)}</span>
      </button>
      <button type="button" class="btn btn-ghost" onClick={() => setAsking('refuse')}>
        {t.refuse}
        <span class="sr-only">{t.about(title)}</span>
      </button>

      {asking !== null && (
        <WhyDialog
          title={asking === 'refuse' ? t.refuseTitle(title) : t.changesTitle}
          label={asking === 'refuse' ? t.refuseLabel : t.changesLabel}
          help={asking === 'refuse' ? refuseHelp : t.changesHelp}
          confirm={asking === 'refuse' ? t.refuse : t.changes}
          isGrave={asking === 'refuse'}
          act={async comment => {
            await decide(asking, comment)
            if (asking === 'refuse') say(t.refuseDone)
            else say(t.changesDone, undo)
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

type WhyProps = {
  title: string
  label: string
  help: string
  confirm: string
  isGrave: boolean
  act: (comment: string) => Promise<void>
  onClose: () => void
}

function WhyDialog({ title, label, help, confirm, isGrave, act, onClose }: WhyProps) {
  const comment = useField('')

  const isMissing = comment.value.trim() === ''
  return (
    <FormDialog
      title={title}
      submit={confirm}
      look={`btn ${isGrave ? 'btn-error' : 'btn-primary'}`}
      isReady={!isMissing}
      onClose={onClose}
      act={async () => {
        await act(comment.value)
        onClose()
      }}
    >
      {isTried => (
        <TextArea
          {...comment}
          label={label}
          help={help}
          error={isTried && isMissing ? approvalMessages().commentMissing : null}
        />
      )}
    </FormDialog>
  )
}
