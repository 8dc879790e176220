import { Printer } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type {
  OfficialRequestChange,
  OfficialRequestShape,
} from '../../server/official-requests/shapes.ts'
import { addressOf, api } from '../api.ts'
import { DateField } from '../components/date-field.tsx'
import { FormDialog, TextArea, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { day, quoted, todayLocal } from '../format.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { officialRequestMessages } from './messages.ts'

type CardProps = {
  request: Spoken<OfficialRequestShape>
  /** The query of a link to its conversation; null: it is open. */
  kept: string | null
  onChange: () => Promise<void>
}

/** A line of the register: its number and its day, the receipt, and what ends it. */
export function RequestCard({ request, kept, onChange }: CardProps) {
  const [ending, setEnding] = useState(false)
  const action = useAction()
  const t = officialRequestMessages()
  const { id, reference, state, conversation } = request

  const put = async (json: OfficialRequestChange) => {
    await api('PUT /official-requests/:id/state', { param: { id }, json })
    await onChange()
  }
  const end = async (answer: { answeredOn: string; outcome: string }) => {
    await put({ state: 'answered', ...answer })
    setEnding(false)
    say(t.ended(reference), () => put({ state: 'open' }))
  }
  const strike = () =>
    action.run(async () => {
      await put({ state: 'cancelled' })
      say(t.struck(reference), () => put({ state: 'open' }))
    })
  const reopen = () =>
    action.run(async () => {
      await put({ state: 'open' })
      const { answeredOn, outcome } = request
      const before: OfficialRequestChange =
        answeredOn === null || outcome === null
          ? { state: 'cancelled' }
          : { state: 'answered', answeredOn, outcome }
      say(t.reopened(reference), () => put(before))
    })

  return (
    <article>
      <p class="flex flex-wrap items-baseline gap-x-3">
        <strong>{t.called(reference)}</strong>
        <State request={request} />
      </p>
      <p class={state === 'cancelled' ? 'line-through' : ''}>
        {request.subject === null ? t.erased : quoted(request.subject)}
      </p>
      <p class="text-muted text-sm">
        {[request.requester, t.for(request.inCharge)].filter(part => part !== null).join(' · ')}
      </p>
      {request.outcome !== null && <p class="mt-1">{request.outcome}</p>}
      <p class="no-print mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {kept !== null && conversation !== null && (
          <a class="text-link" href={paths.conversation(conversation) + kept}>
            {t.see}
            <span class="sr-only"> {reference}</span>
          </a>
        )}
        {state !== 'cancelled' && (
          <a
            class="text-link is-quiet inline-flex items-center gap-1.5"
            href={addressOf('GET /official-requests/:id/receipt.html', { param: { id } })}
            target="_blank"
            rel="noreferrer"
          >
            <Icon of={Printer} size={14} />
            {t.receipt}
            <span class="sr-only">
              {' '}
              {reference}
              {t.newTab}
            </span>
          </a>
        )}
        {may('messages.answer') && state === 'open' && (
          <>
            <button type="button" class="text-link is-quiet" onClick={() => setEnding(true)}>
              {t.end}
              <span class="sr-only"> {reference}</span>
            </button>
            <button type="button" class="text-link is-quiet" onClick={() => void strike()}>
              {t.strike}
              <span class="sr-only"> {reference}</span>
            </button>
          </>
        )}
        {may('messages.answer') && state !== 'open' && (
          <button type="button" class="text-link is-quiet" onClick={() => void reopen()}>
            {t.reopen}
            <span class="sr-only"> {reference}</span>
          </button>
        )}
      </p>
      <ProblemNotice problem={action.problem} />
      {ending && <EndDialog request={request} onEnd={end} onClose={() => setEnding(false)} />}
    </article>
  )
}

function State({ request }: Pick<CardProps, 'request'>) {
  const t = officialRequestMessages()
  const { state, dueOn, answeredOn } = request
  if (state === 'open') {
    const isLate = dueOn < todayLocal().slice(0, 10)
    return (
      <span class={isLate ? 'font-semibold text-error' : 'font-semibold text-warning'}>
        {isLate ? t.late(day(dueOn)) : t.due(day(dueOn))}
      </span>
    )
  }
  const label = answeredOn === null ? t.states[state] : t.answeredOn(day(answeredOn))
  return <span class="text-muted text-sm">{label}</span>
}

/** What was answered, and on which day. */
function EndDialog({
  request,
  onEnd,
  onClose,
}: {
  request: Spoken<OfficialRequestShape>
  onEnd: (answer: { answeredOn: string; outcome: string }) => Promise<void>
  onClose: () => void
}) {
  const answeredOn = useField(() => todayLocal().slice(0, 10))
  const outcome = useField('')
  const t = officialRequestMessages()
  return (
    <FormDialog
      class="flex flex-col gap-4"
      title={t.endTitle(request.reference)}
      onClose={onClose}
      act={() => onEnd({ answeredOn: answeredOn.value, outcome: outcome.value })}
    >
      <TextArea {...outcome} label={t.outcome} name="outcome" help={t.outcomeHelp} />
      <DateField
        {...answeredOn}
        label={t.on}
        name="answeredOn"
        type="date"
        required
        class="w-48"
        min={request.receivedOn}
      />
    </FormDialog>
  )
}
