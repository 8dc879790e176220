import type { ApprovalShape } from '../../../server/approval/shapes.ts'
import { api } from '../../api.ts'
import { quoted, when } from '../../format.ts'
import { approval as words } from '../../i18n/approval.ts'
import { useResource } from '../../resource.ts'
import { Loaded } from '../loaded.tsx'
import { Section } from '../page.tsx'
import { ApprovalCard } from './card.tsx'

export type ApprovalsProps = {
  /** Only of this event, with what was decided; null: all that waits. */
  event: number | null
  onChange: () => void
}

/**
 * Approval on *Aujourd’hui* and on an event’s page: one piece of code that both load when there is
 * something to show, so that the first view is no heavier for it.
 */
export default function Approvals({ event, onChange }: ApprovalsProps) {
  if (event === null) return <Waiting onChange={onChange} />
  return <OfEvent event={event} onChange={onChange} />
}

/** What waits for approval, or for other words; the oldest first. */
function Waiting({ onChange }: { onChange: () => void }) {
  const list = useResource('approvals', () => api('GET /approvals'), ['deliveries'])
  const t = words.value
  const reload = () => {
    list.reload()
    onChange()
  }
  return (
    <Section title={t.title} aside={list.data && t.count(list.data.approvals.length)}>
      <Loaded resource={list} lines={3}>
        {({ approvals }) => (
          <ul class="flex flex-col gap-3">
            {approvals.map(approval => (
              <li key={approval.id}>
                <ApprovalCard approval={approval} onDone={reload} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

/** What waits for approval of one event, and what was decided; nothing where nobody was asked. */
function OfEvent({ event, onChange }: { event: number; onChange: () => void }) {
  const list = useResource(
    `approvals ${event}`,
    () => api('GET /approvals', { query: { event } }),
    ['deliveries'],
  )
  const approvals = list.data?.approvals ?? []
  const waiting = approvals.filter(({ items }) => items.length > 0).slice(0, 1)
  const decided = approvals.filter(one => one.decision !== null && !waiting.includes(one))
  const t = words.value
  const reload = () => {
    list.reload()
    onChange()
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
            {decided.map(one => (
              <li key={one.id} class="p-4">
                <Decision approval={one} />
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
  const t = words.value
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
