import { BellRing, Copy, Pencil, Plus, Star, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { PlanNew, PlanShape } from '../../server/events/shapes-event.ts'
import { api, useApi } from '../api.ts'
import { closing } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say, sayUndoable } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { atClock } from '../format.ts'
import { useAction } from '../resource.ts'
import { PlanForm } from './plan-form.tsx'
import { plansMessages } from './plans-messages.ts'

type Editing = { id: number | null; plan: PlanNew }

/** What is said when about an event; a plan that was deleted can be put back at once. */
export function Plans() {
  const plans = useApi('GET /plans')
  const [editing, setEditing] = useState<Editing | null>(null)
  const action = useAction()
  const t = plansMessages()

  async function save(plan: PlanNew): Promise<void> {
    if (editing?.id == null) await api('POST /plans', { json: plan })
    else await api('PUT /plans/:id', { param: { id: editing.id }, json: plan })
    await plans.reload()
    setEditing(closing(editing, null))
    say(t.saved)
  }

  async function makeDefault({ id, name }: PlanShape): Promise<void> {
    await api('POST /plans/:id/default', { param: { id } })
    await plans.reload()
    say(t.madeDefault(name))
  }

  async function remove({ id, name, steps }: PlanShape): Promise<void> {
    await api('DELETE /plans/:id', { param: { id } })
    await sayUndoable(
      t.removed(name),
      () => api('POST /plans', { json: { name, steps } }),
      plans.reload,
    )
  }

  return (
    <Section title={t.title}>
      <p class="mb-4 max-w-prose text-muted">{t.lead}</p>
      <ProblemNotice problem={action.problem} />
      <Loaded resource={plans} lines={6}>
        {data => (
          <ul class="flex flex-col gap-4">
            {data.plans.map((plan, place) => (
              <li key={plan.id} class="sheet p-4">
                <PlanSheet
                  plan={plan}
                  isDefault={place === 0}
                  onChange={() => setEditing({ id: plan.id, plan })}
                  onCopy={() =>
                    setEditing({ id: null, plan: { ...plan, name: t.copyOf(plan.name) } })
                  }
                  onDefault={() => void action.run(() => makeDefault(plan), plan.id)}
                  onRemove={() => void action.run(() => remove(plan), plan.id)}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <button
        type="button"
        class="btn btn-primary mt-4"
        onClick={() => setEditing({ id: null, plan: { name: '', steps: [] } })}
      >
        <Icon of={Plus} size={16} />
        {t.add}
      </button>
      {editing !== null && (
        <PlanForm
          plan={editing.plan}
          isNew={editing.id === null}
          onSave={save}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

type PlanSheetProps = {
  plan: PlanShape
  isDefault: boolean
  onChange: () => void
  onCopy: () => void
  onDefault: () => void
  onRemove: () => void
}

function PlanSheet({ plan, isDefault, ...acts }: PlanSheetProps) {
  const t = plansMessages()
  const internal = plan.steps.filter(step => step.audience === 'internal').length
  const of = <span class="sr-only">{t.actOn(plan.name)}</span>
  return (
    <>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 class="font-sans font-semibold text-base">
          {plan.name}{' '}
          {isDefault && (
            <span class="ms-2 rounded-full bg-wash px-2 py-0.5 font-normal text-primary text-sm">
              {t.isDefault}
            </span>
          )}
        </h3>
        <p class="text-muted text-sm">{t.summary(plan.steps.length - internal, internal)}</p>
      </div>
      <ol class="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {plan.steps.map((step, place) => (
          <li key={`${place} ${step.name}`} class="flex gap-3">
            <span class="w-28 shrink-0 text-muted tabular-nums">{t.dayLabel(step.days)}</span>
            <span class="min-w-0">
              {step.name}
              <span class="text-muted text-sm">
                {', '}
                {atClock(`2000-01-01T${step.time}`)}
              </span>
              {step.audience === 'internal' && (
                <span class="ms-2 inline-block align-middle text-muted">
                  <Icon of={BellRing} size={14} />
                  <span class="sr-only">{t.audiences.internal}</span>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <div class="mt-4 flex flex-wrap gap-1">
        <button type="button" class="btn btn-sm" onClick={acts.onChange}>
          <Icon of={Pencil} size={16} />
          {t.change}
          {of}
        </button>
        <button type="button" class="btn btn-ghost btn-sm" onClick={acts.onCopy}>
          <Icon of={Copy} size={16} />
          {t.duplicate}
          {of}
        </button>
        {!isDefault && (
          <button type="button" class="btn btn-ghost btn-sm" onClick={acts.onDefault}>
            <Icon of={Star} size={16} />
            {t.makeDefault}
            {of}
          </button>
        )}
        <button type="button" class="btn btn-ghost btn-sm" onClick={acts.onRemove}>
          <Icon of={Trash2} size={16} />
          {t.remove}
          {of}
        </button>
      </div>
    </>
  )
}
