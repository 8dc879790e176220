import { X } from 'lucide'
import type { ApprovalRulesShape } from '../../server/approval/shapes.ts'
import { namedOptions, SelectField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { approvalMessages } from './messages.ts'

type Approver = ApprovalRulesShape['approvers'][number]
type Named = NonNullable<Approver['substitute']>
type People = ApprovalRulesShape['people']

type ApproverProps = {
  rank: number
  approver: Approver
  people: People
  onChange: (approver: Approver) => void
  onRemove: () => void
}

/** One person who approves, who stands in, and from when to when. */
export function ApproverFields({ rank, approver, people, onChange, onRemove }: ApproverProps) {
  const t = approvalMessages().rules
  const { substitute, absentFrom, absentTo } = approver
  return (
    <fieldset class="sheet flex flex-col gap-4 p-4">
      <legend class="sr-only">{t.approver(rank)}</legend>
      <Who
        label={t.who}
        nameLabel={t.name}
        emailLabel={t.email}
        who={approver}
        people={people}
        onWho={who => onChange({ ...approver, ...(who ?? nobody) })}
      />
      <Who
        label={t.substitute}
        none={t.noSubstitute}
        nameLabel={t.substituteName}
        emailLabel={t.substituteEmail}
        who={substitute}
        people={people.filter(({ id }) => id !== approver.userId)}
        onWho={who => onChange({ ...approver, substitute: who })}
      />
      {substitute !== null && (
        <div>
          <div class="flex flex-wrap gap-4">
            <DateField
              label={t.absentFrom}
              type="date"
              class="w-44"
              value={absentFrom ?? ''}
              onValue={date => onChange({ ...approver, absentFrom: date === '' ? null : date })}
            />
            <DateField
              label={t.absentTo}
              type="date"
              class="w-44"
              min={absentFrom ?? undefined}
              value={absentTo ?? ''}
              onValue={date => onChange({ ...approver, absentTo: date === '' ? null : date })}
            />
          </div>
          <p class="mt-1 text-muted text-sm">{t.absentHelp}</p>
        </div>
      )}
      <button type="button" class="btn btn-ghost btn-sm self-start" onClick={onRemove}>
        <Icon of={X} size={16} />
        {t.remove}
        <span class="sr-only">{t.removeRank(rank)}</span>
      </button>
    </fieldset>
  )
}

const nobody: Named = { userId: null, name: '', email: '' }

type WhoProps = {
  label: string
  /** The choice of nobody, where there is one. */
  none?: string
  nameLabel: string
  emailLabel: string
  who: Named | null
  people: People
  onWho: (who: Named | null) => void
}

const values = { none: 'none', else: 'else' }

/** Somebody of the commune, or a name and an address. */
function Who({ label, none, nameLabel, emailLabel, who, people, onWho }: WhoProps) {
  const t = approvalMessages().rules
  const value = who === null ? values.none : (who.userId ?? values.else)

  function choose(chosen: string): void {
    const person = people.find(({ id }) => id === chosen)
    if (person !== undefined) onWho({ userId: person.id, name: person.name, email: null })
    else onWho(chosen === values.none ? null : nobody)
  }

  return (
    <div class="flex flex-col gap-4">
      <SelectField
        label={label}
        class="w-full max-w-sm"
        value={value}
        onValue={choose}
        options={[
          ...(none === undefined ? [] : [{ value: values.none, label: none }]),
          ...namedOptions(people),
          { value: values.else, label: t.somebodyElse },
        ]}
      />
      {who !== null && who.userId === null && (
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            label={nameLabel}
            required
            maxLength={120}
            value={who.name}
            onValue={name => onWho({ ...who, name })}
          />
          <TextField
            label={emailLabel}
            type="email"
            required
            value={who.email ?? ''}
            onValue={email => onWho({ ...who, email })}
          />
        </div>
      )}
    </div>
  )
}
