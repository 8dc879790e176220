import { departmentOf } from '../../server/language/departments.ts'
import type { PartnerShape } from '../../server/partners/shapes.ts'
import type { ShareFigures } from '../../server/shares/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { say } from '../components/notice.tsx'
import { day, duration } from '../format.ts'
import { partnerMessages } from './messages.ts'

type PartnerLineProps = {
  partner: PartnerShape
  figures: ShareFigures | null
  /** Null for anyone who only reads. */
  onEdit: (() => void) | null
  onChange: () => Promise<void>
}

/** A neighbour with what was offered to it and what became of that. */
export function PartnerLine({ partner, figures, onEdit, onChange }: PartnerLineProps) {
  const t = partnerMessages()
  const known = figures?.partners.find(one => one.partner === partner.id)
  const lent = partner.channel?.name
  const facts = [
    ...(partner.population === null ? [] : [t.population(partner.population)]),
    lent !== undefined && lent !== partner.name ? lent : t.modes[partner.mode],
    ...(partner.quietUntil === null ? [] : [t.quiet(day(partner.quietUntil))]),
  ]
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4">
      <div class="min-w-0 flex-1 basis-64">
        <p class="font-semibold">
          {partner.name}
          {partner.inseeCode && (
            <span class="font-normal text-muted"> ({departmentOf(partner.inseeCode)})</span>
          )}
        </p>
        <p class="text-muted text-sm">{facts.join(' · ')}</p>
        {partner.notReachable === 'nobody' && (
          <p class="text-sm text-warning">
            <span class="inline-block first-letter:uppercase">{t.noAddress}</span>
          </p>
        )}
        {partner.notReachable === null && (
          <p class="text-sm first-letter:uppercase">
            {known === undefined
              ? t.neverOffered
              : [
                  t.figures(known.proposed, known.accepted, known.published),
                  ...(known.answerMs === null ? [] : [t.answersIn(duration(known.answerMs))]),
                ].join(', ')}
          </p>
        )}
      </div>
      {onEdit && (
        <div class="flex flex-wrap gap-2">
          <button type="button" class="btn btn-sm" onClick={onEdit}>
            {t.edit('').trim()}
            <span class="sr-only">{partner.name}</span>
          </button>
          <Remove partner={partner} onDone={onChange} />
        </div>
      )}
    </div>
  )
}

/** Undone by one press: nothing of it is lost. */
function Remove({ partner, onDone }: { partner: PartnerShape; onDone: () => Promise<void> }) {
  const t = partnerMessages()
  const param = { id: partner.id }
  return (
    <ActionButton
      class="btn btn-ghost btn-sm"
      about={partner.name}
      act={async () => {
        await api('DELETE /partners/:id', { param })
        await onDone()
        say(t.removed(partner.name), async () => {
          await api('POST /partners/:id/restore', { param })
          await onDone()
        })
      }}
    >
      {t.remove}
    </ActionButton>
  )
}

/** For one that was taken out: with its contacts and groups. */
export function Restore({
  partner,
  onDone,
}: {
  partner: PartnerShape
  onDone: () => Promise<void>
}) {
  const t = partnerMessages()
  return (
    <ActionButton
      class="btn btn-sm"
      about={partner.name}
      act={async () => {
        await api('POST /partners/:id/restore', { param: { id: partner.id } })
        await onDone()
      }}
    >
      {t.restore}
    </ActionButton>
  )
}
