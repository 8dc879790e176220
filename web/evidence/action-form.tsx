import { useId, useState } from 'preact/hooks'
import { challenges } from '../../server/evidence/rules.ts'
import type { EvidenceActionNew } from '../../server/evidence/shapes.ts'
import { api } from '../api.ts'
import { DateField } from '../components/date-field.tsx'
import { Field, FormDialog, TextArea, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { centsIn, eurosTyped } from '../euros.ts'
import { language, messages } from '../language.ts'
import { evidenceMessages } from './messages.ts'

/** What the form may be filled with. */
export type Draft = Omit<EvidenceActionNew, 'startsOn'> & { startsOn: string | null }

export const emptyDraft: Draft = {
  ...{ title: '', targetAudience: '', service: '', challenge: '', startsOn: null, endsOn: null },
  ...{ operator: '', partnerNames: '', annualCost: null, publicLink: null, summary: '' },
  known: null,
}

type ActionDialogProps = {
  id: number | null
  draft: Draft
  onClose: () => void
  onChange: () => Promise<void>
}

/** An action, new or to be changed; `id` null: it is not there yet. */
export function ActionDialog({ id, draft, onClose, onChange }: ActionDialogProps) {
  const [typed, setTyped] = useState(() => ({
    ...draft,
    startsOn: draft.startsOn ?? '',
    endsOn: draft.endsOn ?? '',
    publicLink: draft.publicLink ?? '',
  }))
  const cost = useField(eurosTyped(draft.annualCost, language.value))
  const t = evidenceMessages()
  const cents = centsIn(cost.value)
  const isOdd = cost.value.trim() !== '' && cents === null
  const set = (part: Partial<typeof typed>) => setTyped(now => ({ ...now, ...part }))
  const text = (name: 'targetAudience' | 'service' | 'operator' | 'partnerNames') => ({
    name,
    label: t.fields[name],
    optional: true,
    maxLength: name === 'partnerNames' ? 300 : 150,
    value: typed[name],
    onValue: (value: string) => set({ [name]: value }),
  })
  return (
    <FormDialog
      title={id === null ? t.newTitle : t.editTitle}
      onClose={onClose}
      isReady={!isOdd}
      act={async () => {
        const json = {
          ...{ title: typed.title, targetAudience: typed.targetAudience, service: typed.service },
          ...{ challenge: typed.challenge, startsOn: typed.startsOn, operator: typed.operator },
          endsOn: typed.endsOn === '' ? null : typed.endsOn,
          ...{ partnerNames: typed.partnerNames, annualCost: cents, summary: typed.summary },
          publicLink: typed.publicLink.trim() === '' ? null : typed.publicLink.trim(),
          known: draft.known,
        }
        if (id === null) await api('POST /evidence-actions', { json })
        else await api('PUT /evidence-actions/:id', { param: { id }, json })
        await onChange()
        onClose()
        say(messages.value.form.saved)
      }}
    >
      <TextField
        name="title"
        label={t.fields.title}
        required
        maxLength={150}
        value={typed.title}
        onValue={title => set({ title })}
      />
      <TextArea
        name="summary"
        label={t.fields.summary}
        optional
        value={typed.summary}
        onValue={summary => set({ summary })}
      />
      <div class="grid gap-5 sm:grid-cols-2">
        <DateField
          name="startsOn"
          label={t.fields.startsOn}
          type="date"
          required
          value={typed.startsOn}
          onValue={startsOn => set({ startsOn })}
        />
        <DateField
          name="endsOn"
          label={t.fields.endsOn}
          help={t.endsOnHelp}
          optional
          type="date"
          min={typed.startsOn}
          value={typed.endsOn}
          onValue={endsOn => set({ endsOn })}
        />
      </div>
      <TextField {...text('targetAudience')} />
      <TextField {...text('service')} help={t.serviceHelp} />
      <ChallengeField value={typed.challenge} onValue={challenge => set({ challenge })} />
      <TextField {...text('operator')} help={t.operatorHelp} />
      <TextField {...text('partnerNames')} />
      <TextField
        {...cost}
        name="annualCost"
        label={t.fields.annualCost}
        help={t.annualCostHelp}
        optional
        inputMode="decimal"
        class="w-32"
        error={isOdd ? t.badEuros : null}
      />
      <TextField
        name="publicLink"
        label={t.fields.publicLink}
        optional
        inputMode="url"
        maxLength={500}
        value={typed.publicLink}
        onValue={publicLink => set({ publicLink })}
      />
    </FormDialog>
  )
}

/** Typed, with those that the label names proposed: it has one more, and they change. */
function ChallengeField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = evidenceMessages()
  const list = useId()
  return (
    <Field name="challenge" label={t.fields.challenge} help={t.challengeHelp} optional>
      {tied => (
        <>
          <input
            {...tied}
            name="challenge"
            class="input w-full"
            list={list}
            maxLength={80}
            value={value}
            onInput={event => onValue(event.currentTarget.value)}
          />
          <datalist id={list}>
            {challenges.map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
