import { useState } from 'preact/hooks'
import { mostTarget, type Target } from '../../server/hours/rules/target.ts'
import { SelectField, worded } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { TextField } from '../components/field.tsx'
import { FormDialog } from '../components/form.tsx'
import { targetName, todayLocal } from '../format.ts'
import { sentenceOf } from '../request.ts'
import { hoursMessages } from './messages.ts'
import type { TargetOwner, TargetVersion } from './targets-model.ts'
import { usePreview } from './use-preview.ts'

type TargetFormProps = {
  owner: TargetOwner
  /** What it has today of its own. */
  target: Target | null
  communeTarget: Target
  onSave: (version: TargetVersion) => Promise<void>
  onClose: () => void
}

const kinds = ['commune', 'minutes', 'workingDays'] as const
type Kind = (typeof kinds)[number]

function kindOf(target: Target | null): Kind {
  if (target === null) return 'commune'
  return 'minutes' in target ? 'minutes' : 'workingDays'
}

/** A target from a date on, with what it would mean for a message that comes then. */
export function TargetForm({ owner, target, communeTarget, onSave, onClose }: TargetFormProps) {
  const isCommune = owner.channel === null
  const start = isCommune ? (target ?? communeTarget) : target
  const [kind, setKind] = useState<Kind>(kindOf(start))
  const [minutes, setMinutes] = useState(
    String(start !== null && 'minutes' in start ? start.minutes : 15),
  )
  const [days, setDays] = useState(
    String(start !== null && 'workingDays' in start ? start.workingDays : 2),
  )
  const [from, setFrom] = useState(todayLocal())
  const t = hoursMessages().targets
  const draft = draftOf(kind, Number(kind === 'minutes' ? minutes : days))
  const isComing = from > todayLocal()
  const preview = usePreview(
    from === '' || draft === undefined ? null : draft === null ? {} : { target: draft },
    isComing ? `${from}T10:00` : '',
  )

  return (
    <FormDialog
      title={t.formTitle(owner.name)}
      isReady={draft !== undefined}
      onClose={onClose}
      act={async () => draft !== undefined && onSave({ from, target: draft })}
    >
      <SelectField
        label={t.kind}
        help={kind === 'workingDays' ? t.daysHelp : t.minutesHelp}
        value={kind}
        onValue={setKind}
        options={worded(isCommune ? kinds.slice(1) : kinds, {
          ...t.kinds,
          commune: t.asCommune(targetName(communeTarget)),
        })}
      />
      {kind !== 'commune' && (
        <TextField
          label={kind === 'minutes' ? t.minutes : t.days}
          type="number"
          min={1}
          max={mostTarget[kind]}
          required
          class="w-28"
          value={kind === 'minutes' ? minutes : days}
          onValue={kind === 'minutes' ? setMinutes : setDays}
        />
      )}
      <DateField
        label={t.startsOn}
        help={t.startsOnHelp}
        type="date"
        required
        class="w-48"
        value={from}
        onValue={setFrom}
      />
      <div aria-live="polite" class="flex flex-col gap-2">
        {from !== '' && from < todayLocal() && <p>{t.isPast}</p>}
        {owner.versions.some(version => version.from === from) && <p>{t.replaces}</p>}
        {preview.problem !== null && <p class="text-error">{sentenceOf(preview.problem)}</p>}
        {preview.problem === null && preview.data !== null && (
          <p class="font-semibold">{preview.data.sentence}</p>
        )}
      </div>
    </FormDialog>
  )
}

/** Undefined where the number is none. */
function draftOf(kind: Kind, count: number): Target | null | undefined {
  if (kind === 'commune') return null
  if (!Number.isInteger(count) || count < 1 || count > mostTarget[kind]) return undefined
  return kind === 'minutes' ? { minutes: count } : { workingDays: count }
}
