import type { ProposalShape } from '../../server/committees/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { say } from '../components/notice.tsx'
import { dayOrTime } from '../format.ts'
import { paths } from '../paths.ts'
import { committeeMessages } from './messages.ts'

type Proposal = Spoken<ProposalShape>
type News = NonNullable<Proposal['source']>

/** What a committee's calendar says otherwise, taken over by one press or left by another. */
export function SourceNews({
  proposal,
  onDone,
}: {
  proposal: Proposal
  onDone: () => Promise<void>
}) {
  const t = committeeMessages().waiting.news
  const { id, title, event, source } = proposal
  if (source === null) return null
  const about = committeeMessages().about(title)
  const take = async () => {
    await api('POST /proposals/:id/take', { param: { id } })
    await onDone()
    say(t.taken)
  }
  const isOff = source.status === 'cancelled' || source.status === 'gone'
  return (
    <div class="mt-3 flex flex-col gap-3">
      <Said source={source} />
      {event !== null && (
        <p>
          <a class="text-link" href={paths.event(event)}>
            {committeeMessages().waiting.open}
            <span class="sr-only">{about}</span>
          </a>
        </p>
      )}
      <div class="flex flex-wrap gap-2">
        {event !== null && (isOff || saysWhen(source)) ? (
          <ConfirmButton
            class={isOff ? 'btn' : 'btn btn-primary'}
            label={isOff ? t.cancel : takeLabel(source, event)}
            title={isOff ? t.cancelTitle(title) : t.takeTitle(title)}
            text={isOff ? t.cancelText : t.takeText}
            isGrave={isOff}
            act={take}
          />
        ) : (
          <ActionButton class="btn btn-primary" about={about} act={take}>
            {takeLabel(source, event)}
          </ActionButton>
        )}
        <ActionButton
          class="btn btn-ghost"
          about={about}
          act={async () => {
            await api('POST /proposals/:id/leave', { param: { id } })
            await onDone()
            say(t.left)
          }}
        >
          {t.leave}
        </ActionButton>
      </div>
    </div>
  )
}

/** Whether it is about when it takes place, or whether it does: that is told in public. */
const saysWhen = ({ status, otherwise }: News) =>
  status === 'postponed' ||
  otherwise.length === 0 ||
  otherwise.some(field => field === 'startLocal' || field === 'endLocal')

function takeLabel({ status, otherwise }: News, event: number | null): string {
  const t = committeeMessages().waiting.news
  if (event === null) return t.withdraw
  if (status === 'postponed') return t.postpone
  return otherwise.length === 0 ? t.reinstate : t.take
}

function Said({ source }: { source: News }) {
  const { news: t, ...labels } = committeeMessages().waiting
  const { status, otherwise } = source
  if (status !== 'planned') return <p class="font-semibold">{t[status]}</p>
  if (otherwise.length === 0) return <p class="font-semibold">{t.planned}</p>
  const names = {
    title: labels.eventTitle,
    startLocal: labels.start,
    endLocal: labels.end,
    place: labels.place,
    text: labels.text,
    link: labels.link,
  }
  return (
    <>
      <p class="font-semibold">{t.says}</p>
      <dl class="border-base-300 border-s-4 ps-4">
        {otherwise.map(field => {
          const value = source[field]
          const isTime = field === 'startLocal' || field === 'endLocal'
          return (
            <div key={field}>
              <dt class="text-muted text-sm">{names[field]}</dt>
              <dd class="max-w-prose whitespace-pre-line wrap-break-word">
                {value === null ? t.none : isTime ? dayOrTime(value) : value}
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
