import { Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { strangePlaces } from '../../server/events/rules/compose.ts'
import type { PlanNew, PlanStepShape } from '../../server/events/shapes-event.ts'
import { lateRules } from '../../server/publishing/rules/delivery.ts'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { FormDialog, TextArea, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { planMessages } from './plan-messages.ts'
import { plansMessages } from './plans-messages.ts'

type PlanFormProps = {
  plan: PlanNew
  isNew: boolean
  onSave: (plan: PlanNew) => Promise<void>
  onClose: () => void
}

type Line = { key: number; step: PlanStepShape }

const another: PlanStepShape = {
  name: '',
  days: -7,
  time: '18:00',
  audience: 'public',
  text: '',
  lateRule: 'ask',
}

/** A plan: its name, and each of its steps. They are kept in the order of their days. */
export function PlanForm({ plan, isNew, onSave, onClose }: PlanFormProps) {
  const name = useField(plan.name)
  const [lines, setLines] = useState<Line[]>(() => plan.steps.map((step, key) => ({ key, step })))
  const t = plansMessages()
  const isSound =
    name.value.trim() !== '' &&
    lines.length > 0 &&
    lines.every(
      ({ step }) =>
        step.name.trim() !== '' && step.time !== '' && strangePlaces(step.text).length === 0,
    )
  const sorted = () =>
    lines
      .map(({ step }) => ({ ...step, name: step.name.trim(), text: step.text.trim() }))
      .sort((a, b) => a.days - b.days || a.time.localeCompare(b.time))
  return (
    <FormDialog
      title={isNew ? t.newName : plan.name}
      wide
      noValidate
      isReady={isSound}
      onClose={onClose}
      act={() => onSave({ name: name.value.trim(), steps: sorted() })}
    >
      {isTried => (
        <>
          <TextField
            {...name}
            name="name"
            label={t.name}
            maxLength={80}
            error={isTried && name.value.trim() === '' ? t.nameMissing : null}
          />
          <ol class="flex flex-col gap-4">
            {lines.map(({ key, step }) => (
              <li key={key}>
                <StepFieldset
                  step={step}
                  isTried={isTried}
                  onStep={changed =>
                    setLines(lines.map(one => (one.key === key ? { key, step: changed } : one)))
                  }
                  onRemove={() => setLines(lines.filter(one => one.key !== key))}
                />
              </li>
            ))}
          </ol>
          {isTried && lines.length === 0 && (
            <p role="alert" class="font-semibold text-error text-sm">
              {t.stepsMissing}
            </p>
          )}
          <button
            type="button"
            class="btn btn-sm self-start"
            onClick={() =>
              setLines([
                ...lines,
                { key: Math.max(0, ...lines.map(one => one.key)) + 1, step: another },
              ])
            }
          >
            <Icon of={Plus} size={16} />
            {planMessages().addStep}
          </button>
        </>
      )}
    </FormDialog>
  )
}

const sides = ['before', 'on', 'after'] as const
type Side = (typeof sides)[number]
const sideOf = (days: number): Side => (days < 0 ? 'before' : days > 0 ? 'after' : 'on')

type StepFieldsetProps = {
  step: PlanStepShape
  isTried: boolean
  onStep: (step: PlanStepShape) => void
  onRemove: () => void
}

function StepFieldset({ step, isTried, onStep, onRemove }: StepFieldsetProps) {
  const planTexts = planMessages()
  const t = plansMessages()
  const set = (part: Partial<PlanStepShape>) => onStep({ ...step, ...part })
  const isPublic = step.audience === 'public'
  const side = sideOf(step.days)
  const [strange] = isPublic ? strangePlaces(step.text) : []
  const signed = (count: number, to: Side) =>
    to === 'on' ? 0 : Math.min(365, Math.max(1, count)) * (to === 'before' ? -1 : 1)
  return (
    <fieldset class="rounded-box border border-base-300 p-4">
      <legend class="px-2 text-muted text-sm">{t.dayLabel(step.days)}</legend>
      <div class="flex flex-col gap-4">
        <div class="flex items-end gap-2">
          <div class="grow">
            <TextField
              label={planTexts.stepName}
              maxLength={80}
              value={step.name}
              error={isTried && step.name.trim() === '' ? t.stepNameMissing : null}
              onValue={name => set({ name })}
            />
          </div>
          <button
            type="button"
            class="btn btn-ghost btn-square"
            aria-label={`${planTexts.removeStep} ${step.name}`}
            onClick={onRemove}
          >
            <Icon of={Trash2} size={16} />
          </button>
        </div>
        <div class="flex flex-wrap gap-4">
          {side !== 'on' && (
            <TextField
              label={t.days}
              type="number"
              class="w-24"
              min="1"
              max="365"
              value={String(Math.abs(step.days))}
              onValue={count => set({ days: signed(Math.round(Number(count)), side) })}
            />
          )}
          <SelectField
            label={t.when}
            class="w-56"
            value={side}
            options={labelledOptions(sides, t)}
            onValue={to => set({ days: signed(Math.abs(step.days), to) })}
          />
          <TextField
            label={t.time}
            type="time"
            class="w-32"
            value={step.time}
            error={isTried && step.time === '' ? t.timeMissing : null}
            onValue={time => set({ time })}
          />
          <SelectField
            label={t.audience}
            class="w-56"
            value={step.audience}
            options={labelledOptions(['public', 'internal'], t.audiences)}
            onValue={audience => set({ audience })}
          />
        </div>
        <TextArea
          label={isPublic ? planTexts.stepText : planTexts.reminderText}
          help={isPublic ? planTexts.stepTextHelp : undefined}
          error={strange === undefined ? null : planTexts.strange(strange)}
          value={step.text}
          onValue={text => set({ text })}
        />
        {isPublic && (
          <SelectField
            label={planTexts.lateRule}
            class="w-full max-w-sm"
            value={step.lateRule}
            options={labelledOptions(lateRules, planTexts.lateRules)}
            onValue={lateRule => set({ lateRule })}
          />
        )}
      </div>
    </fieldset>
  )
}
