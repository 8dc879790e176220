import { BellRing, CalendarX, Pencil, Plus } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { strangePlaces } from '../../../server/events/rules/compose.ts'
import { type EventDays, stepLocal, stepTimeOf } from '../../../server/events/rules/plan.ts'
import { nextWorkingDay, quietTime } from '../../../server/events/rules/quiet-time.ts'
import type { PlanShape } from '../../../server/events/shapes-event.ts'
import { lateRules } from '../../../server/publishing/rules/delivery.ts'
import { labelledOptions, namedOptions, SelectField, Tick } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextArea, TextField, useSay } from '../../components/form.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayTime } from '../../format.ts'
import { language } from '../../language.ts'
import { paths } from '../../paths.ts'
import { planMessages } from '../plan-messages.ts'
import type { DraftStep } from './draft.ts'
import { daysOf, type EventDraft, stepsOf } from './draft.ts'

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
        options={[...namedOptions(plans), { value: null, label: t.none }]}
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

type StepLineProps = {
  step: DraftStep
  event: EventDays
  nowLocal: string
  onStep: (step: DraftStep) => void
  onRemove: () => void
}

/** One step of an event's plan: whether it is done, when, and what it says. */
function StepLine({ step, event, nowLocal, onStep, onRemove }: StepLineProps) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const t = planMessages()
  const at = stepLocal(event, step)
  const isPast = at < nowLocal
  const isInternal = step.audience === 'internal'
  // What is said on the day itself is said on no other.
  const quiet = isPast || isInternal || step.days === 0 ? null : quietTime(at)
  const better = quiet === null ? null : betterThan(event, step, nowLocal)
  return (
    <>
      <div class="flex items-start justify-between gap-3 max-xs:flex-wrap">
        <div class="min-w-0">
          {isPast ? (
            <p class="ps-9 text-muted">{t.skipped(step.name, dayTime(at))}</p>
          ) : (
            <Tick
              label={step.name}
              help={
                <>
                  <span class="inline-block first-letter:uppercase">{dayTime(at)}</span>
                  {isInternal ? (
                    <span class="block">
                      <Icon of={BellRing} size={14} class="me-1 inline-block align-[-2px]" />
                      {t.internal}
                    </span>
                  ) : (
                    quiet !== null && (
                      <span class="block text-warning">
                        <Icon of={CalendarX} size={14} class="me-1 inline-block align-[-2px]" />
                        {quiet.kind === 'holiday'
                          ? t.onHoliday(quiet.name[language.value])
                          : t.sundayEvening}
                      </span>
                    )
                  )}
                </>
              }
              value={step.ticked}
              onValue={ticked => onStep({ ...step, ticked })}
            />
          )}
          {better !== null && (
            <button
              type="button"
              class="btn btn-sm mt-1"
              onClick={() => onStep({ ...step, ...better })}
            >
              {t.rather(dayTime(stepLocal(event, better)))}
              <span class="sr-only">{t.changeOf(step.name)}</span>
            </button>
          )}
        </div>
        <button
          type="button"
          class="btn btn-ghost btn-sm shrink-0"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon of={Pencil} size={14} />
          {isOpen ? t.close : t.change}
          <span class="sr-only">{t.changeOf(step.name)}</span>
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <StepFields step={step} event={event} at={at} onStep={onStep} onRemove={onRemove} />
        )}
      </div>
    </>
  )
}

/** The working day before, where that is not past; after it what follows the event, as thanks do. */
function betterThan(event: EventDays, step: DraftStep, nowLocal: string) {
  const day = nextWorkingDay(stepLocal(event, step), step.days > 0 ? 1 : -1)
  return day <= nowLocal ? null : stepTimeOf(event, day)
}

function StepFields({
  step,
  event,
  at,
  onStep,
  onRemove,
}: Pick<StepLineProps, 'step' | 'event' | 'onStep'> & { at: string; onRemove: () => void }) {
  const [isDuring, setIsDuring] = useState(false)
  const t = planMessages()
  const isPublic = step.audience === 'public'
  const [strange] = strangePlaces(step.text)
  return (
    <div class="mt-3 flex flex-col gap-4 ps-9">
      <TextField
        label={t.stepName}
        value={step.name}
        maxLength={80}
        onValue={name => onStep({ ...step, name })}
      />
      <DateField
        label={t.stepAt}
        type="datetime-local"
        class="w-60"
        value={at}
        error={isDuring ? t.during : null}
        onValue={local => {
          if (local === '') return
          const time = stepTimeOf(event, local)
          setIsDuring(time === null)
          if (time !== null) onStep({ ...step, ...time })
        }}
      />
      <TextArea
        label={isPublic ? t.stepText : t.reminderText}
        help={isPublic ? t.stepTextHelp : undefined}
        error={isPublic && strange !== undefined ? t.strange(strange) : null}
        value={step.text}
        onValue={text => onStep({ ...step, text })}
      />
      {isPublic && (
        <SelectField
          label={t.lateRule}
          class="w-full max-w-sm"
          value={step.lateRule}
          options={labelledOptions(lateRules, t.lateRules)}
          onValue={lateRule => onStep({ ...step, lateRule })}
        />
      )}
      <button type="button" class="btn btn-ghost btn-sm self-start" onClick={onRemove}>
        {t.removeStep}
      </button>
    </div>
  )
}
