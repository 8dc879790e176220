import { CircleCheck, CircleX, Clock } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { EvidenceShape } from '../../server/evidence/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { wordings } from '../../server/language/wording.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Icon } from '../components/icon.tsx'
import { sayUndoable } from '../components/notice.tsx'
import { language } from '../language.ts'
import { evidenceMessages } from './messages.ts'

type Action = Spoken<EvidenceShape>['actions'][number]

const marks = {
  running: { icon: CircleCheck, color: 'text-success' },
  recent: { icon: CircleCheck, color: 'text-success' },
  past: { icon: CircleX, color: 'text-muted' },
  planned: { icon: Clock, color: 'text-muted' },
} satisfies Record<Action['standing'], object>

/** One action: whether the label takes it, its facts, and what Tambour measured of it. */
export function ActionCard({
  action,
  onEdit,
  onChange,
}: {
  action: Action
  /** Null for anyone who only reads. */
  onEdit: (() => void) | null
  onChange: () => Promise<void>
}) {
  const t = evidenceMessages()
  const { date, period } = wordings[language.value]
  const { title, standing, startsOn, endsOn, summary, figures, publicLink, annualCost } = action
  const { icon, color } = marks[standing]
  const open = standing === 'planned' ? t.startingOn : t.since
  const span = endsOn === null ? open(date(startsOn)) : period(startsOn, endsOn)
  return (
    <article class="sheet flex flex-col gap-3 p-4 sm:p-5">
      <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div class="min-w-0 flex-1 basis-64">
          <h3 class="wrap-anywhere text-xl">{title}</h3>
          <p class="text-sm">
            <Icon of={icon} size={16} class={`me-1 inline align-text-bottom ${color}`} />
            <span class={color}>{t.standings[standing]}</span>
            <span class="text-muted"> · {span}</span>
          </p>
        </div>
        {onEdit && (
          <div class="no-print flex flex-wrap gap-2">
            <button type="button" class="btn btn-sm" onClick={onEdit}>
              {t.edit}
              <span class="sr-only">{title}</span>
            </button>
            <ActionButton
              class="btn btn-ghost btn-sm"
              about={title}
              act={async () => {
                const param = { id: action.id }
                await api('DELETE /evidence-actions/:id', { param })
                await sayUndoable(
                  t.removed(title),
                  () => api('POST /evidence-actions/:id/restore', { param }),
                  onChange,
                )
                // The card is gone with the button that was pressed.
                document.querySelector('h1')?.focus()
              }}
            >
              {t.remove}
            </ActionButton>
          </div>
        )}
      </div>
      {summary !== '' && <p class="wrap-anywhere max-w-prose whitespace-pre-line">{summary}</p>}
      <dl class="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 print:grid-cols-2">
        <Fact name={t.fields.targetAudience}>{action.targetAudience}</Fact>
        <Fact name={t.fields.service}>{action.service}</Fact>
        <Fact name={t.fields.challenge}>{action.challenge}</Fact>
        <Fact name={t.fields.operator}>{action.operator}</Fact>
        <Fact name={t.fields.partnerNames}>{action.partnerNames}</Fact>
        <Fact name={t.cost}>{annualCost === null ? '' : t.euros(annualCost)}</Fact>
        {publicLink !== null && (
          <Fact name={t.fields.publicLink}>
            <a class="text-link wrap-anywhere" href={publicLink}>
              {publicLink}
            </a>
          </Fact>
        )}
        {figures !== null && <Fact name={t.measured}>{figures}</Fact>}
      </dl>
    </article>
  )
}

/** Nothing where nobody said it. */
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === '') return null
  return (
    <div class="wrap-anywhere">
      <dt class="inline text-muted">{evidenceMessages().named(name)}</dt>{' '}
      <dd class="inline">{children}</dd>
    </div>
  )
}
