import { Plus } from 'lucide'
import { useId } from 'preact/hooks'
import type { PlanShape } from '../../../server/events/shapes/event.ts'
import { named, SelectField } from '../../components/choices.tsx'
import { Icon } from '../../components/icon.tsx'
import { useSay } from '../../components/use-say.ts'
import { paths } from '../../paths.ts'
import { planMessages } from '../plans/messages.ts'
import { type DraftStep, daysOf, type EventDraft, stepsOf } from './draft.ts'
import { StepLine } from './step-line.tsx'

type PlanFieldProps = {
  plans: readonly PlanShape[]
  draft: EventDraft
  nowLocal: string
  onDraft: (draft: EventDraft) => void
}

/** With which plan an event is announced, and each of its steps at its date. */
export function PlanField({ plans, draft, nowLocal, onDraft }: PlanFieldProps) {
  const say = useSay()
  const t = planMessages()
  const id = useId()
  const choose = (id: number | null) => {
    const plan = plans.find(one => one.id === id)
    onDraft({ ...draft, plan: plan?.id ?? null, steps: plan === undefined ? [] : stepsOf(plan) })
  }
  const setSteps = (steps: DraftStep[]) => onDraft({ ...draft, steps })
  const add = () =>
    setSteps([
      ...draft.steps,
      {
        key: `own-${Date.now()}`,
        ticked: true,
        texts: {},
        name: t.newStep,
        days: -3,
        time: '18:00',
        audience: 'public',
        text: '',
        lateRule: 'ask',
      },
    ])
  return (
    <div class="flex flex-col gap-4">
      <SelectField
        label={t.plan}
        help={t.planHelp}
        value={draft.plan}
        onValue={choose}
        options={[...named(plans), { value: null, label: t.none }]}
      />
      {draft.steps.length > 0 &&
        (draft.startLocal === '' ? (
          <p class="text-muted">{t.dateFirst}</p>
        ) : (
          <section aria-labelledby={id}>
            <h3 id={id} class="sr-only">
              {t.steps}
            </h3>
            <ol class="sheet divide-y divide-base-300">
              {draft.steps.map(step => (
                <li key={step.key} class="p-3">
                  <StepLine
                    step={step}
                    event={daysOf(draft)}
                    nowLocal={nowLocal}
                    onStep={changed =>
                      setSteps(draft.steps.map(one => (one.key === step.key ? changed : one)))
                    }
                    onRemove={() => {
                      setSteps(draft.steps.filter(one => one.key !== step.key))
                      say(t.stepRemoved(step.name), () => setSteps(draft.steps))
                    }}
                  />
                </li>
              ))}
            </ol>
          </section>
        ))}
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        {draft.steps.length > 0 && draft.startLocal !== '' && (
          <button type="button" class="btn btn-sm" onClick={add}>
            <Icon of={Plus} size={16} />
            {t.addStep}
          </button>
        )}
        <a class="text-link text-sm" href={paths.settingsPart('plans')}>
          {t.changePlans}
        </a>
      </div>
    </div>
  )
}
