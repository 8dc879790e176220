import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { useApi } from '../api.ts'
import { Loaded, Section } from '../components/page.tsx'
import { near, quoted, when } from '../format.ts'
import { may } from '../session.ts'
import { ApprovalCard } from './card.tsx'
import { Discussion } from './discussion.tsx'
import { approvalMessages } from './messages.ts'

export type ApprovalsProps = {
  /** Only of this event, with what was decided; null: all that waits. */
  event: number | null
  onChange: () => Promise<void>
}

/**
 * Approval on *Aujourd’hui* and on an event’s page: one piece of code that both load when there is
 * something to show, so that the first view is no heavier for it.
 */
export default function Approvals({ event, onChange }: ApprovalsProps) {
  if (event === null) return <Waiting onChange={onChange} />
  return <OfEvent event={event} onChange={onChange} />
}

/** A task for this reader: to decide, to find the other words that were asked for, or to answer. */
function isMine({ mayDecide, state, event, comments }: ApprovalShape): boolean {
  // Without an event there is no other page to settle it on.
  return (
    mayDecide ||
    (may('events.write') &&
      (state === 'changes' || event === null || comments.at(-1)?.decides === true))
  )
}

/** What waits for this reader, one line each that opens; the oldest first. Nothing for others. */
function Waiting({ onChange }: { onChange: () => Promise<void> }) {
  const list = useApi('GET /approvals', ['deliveries'])
  const t = approvalMessages()
  const reload = async () => {
    await Promise.all([list.reload(), onChange()])
  }
  const mine = list.data?.approvals.filter(isMine) ?? []
  if (mine.length === 0 && list.problem === null) return null
  return (
    <Section title={t.title} aside={t.count(mine.length)}>
      <Loaded resource={list} lines={1}>
        {() => (
          <ul class="sheet divide-y divide-base-300">
            {mine.map(approval => (
              <li key={approval.id}>
                <details>
                  <summary class="flex min-h-16 cursor-pointer flex-wrap items-baseline gap-x-3 px-4 py-3 hover:bg-base-200">
                    <strong>{approval.title}</strong>
                    <span class="text-muted text-sm">{dueOf(approval)}</span>
                    {approval.state === 'changes' && (
                      <span class="font-semibold text-sm text-warning">{t.toChange}</span>
                    )}
                    {approval.comments.at(-1)?.decides && (
                      <span class="font-semibold text-sm text-warning">{t.discussion.open}</span>
                    )}
                    <span class="text-link ms-auto font-semibold">
                      {approval.mayDecide ? t.readAndDecide : t.readRequest}
                    </span>
                  </summary>
                  <div class="px-3 pb-3">
                    <ApprovalCard approval={approval} onDone={reload} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

function dueOf({ firstDueAt }: ApprovalShape): string {
  return firstDueAt === null ? approvalMessages().allPast : approvalMessages().due(near(firstDueAt))
}

/** What waits for approval of one event, and what was decided; nothing where nobody was asked. */
function OfEvent({ event, onChange }: { event: number; onChange: () => Promise<void> }) {
  const list = useApi('GET /approvals', ['deliveries'], { query: { event } })
  const approvals = list.data?.approvals ?? []
  const waiting = approvals.filter(({ items }) => items.length > 0).slice(0, 1)
  const decided = approvals.filter(one => one.decision !== null && !waiting.includes(one))
  const t = approvalMessages()
  const reload = async () => {
    await Promise.all([list.reload(), onChange()])
  }
  if (waiting.length + decided.length === 0) return null
  return (
    <Section title={t.historyTitle}>
      <div class="flex flex-col gap-3">
        {waiting.map(approval => (
          <ApprovalCard key={approval.id} approval={approval} isAtHome onDone={reload} />
        ))}
        {decided.length > 0 && (
          <ul class="sheet divide-y divide-base-300">
            {decided.map((one, index) => (
              <li key={one.id} class="flex flex-col gap-3 p-4">
                <Decision approval={one} />
                {index === 0 && waiting.length === 0 && (
                  <Discussion approval={one} onDone={reload} />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

/** « Validé par Claude Martin (maire@exemple.fr), mardi à 10 h, par le lien reçu par courriel. » */
function Decision({ approval: { decision, state } }: { approval: ApprovalShape }) {
  const t = approvalMessages()
  if (decision === null || state === 'open' || state === 'withdrawn') return null
  const { by, email, at, via, comment, isIntact } = decision
  const who = email === null ? by : `${by} (${email})`
  const way = via === 'link' || via === 'tambour' ? `, ${t.via[via]}` : ''
  return (
    <>
      <p>
        {t.history[state](who, when(at))}
        {way}.
      </p>
      {comment !== null && <p class="mt-1 whitespace-pre-line text-muted">{quoted(comment)}</p>}
      {!isIntact && <p class="mt-1 font-semibold text-error">{t.broken}</p>}
    </>
  )
}
