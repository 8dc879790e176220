import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Role, roles } from '../../server/people/rules/role.ts'
import { useApi } from '../api.ts'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { NewPasswordField, TextField } from '../components/form.tsx'
import { messages } from '../language.ts'
import { peopleMessages } from './messages.ts'

type NewPerson = ReturnType<typeof useNewPerson>

const nobody = { name: '', email: '', password: '' }

/** Somebody who is given an account, as they are typed and as they are sent. */
export function useNewPerson() {
  const [typed, setTyped] = useState(nobody)
  const passwordLinks = useApi('GET /password-links')
  /** They choose their password by a mail; without a mail server they are given a first one. */
  const byMail = passwordLinks.data?.byMail ?? true
  const { name, email, password } = typed
  return {
    typed,
    byMail,
    sent: { name: name.trim(), email: email.trim(), ...(byMail ? {} : { password }) },
    set: (patch: Partial<typeof nobody>) => setTyped(before => ({ ...before, ...patch })),
    clear: () => setTyped(nobody),
  }
}

type NewPersonFieldsProps = {
  person: NewPerson
  /** The request's name for their name. */
  nameOf?: string
  /** What else there is to say of them. */
  children?: ComponentChildren
}

/** Name, address, and how they come to their password. */
export function NewPersonFields({ person, nameOf = 'name', children }: NewPersonFieldsProps) {
  const { typed, byMail, set } = person
  const t = peopleMessages().staff
  return (
    <>
      <TextField
        name={nameOf}
        label={t.name}
        required
        maxLength={120}
        value={typed.name}
        onValue={name => set({ name })}
      />
      <TextField
        name="email"
        label={t.email}
        type="email"
        required
        autoComplete="off"
        value={typed.email}
        onValue={email => set({ email })}
      />
      {!byMail && (
        <NewPasswordField
          name="password"
          label={t.firstPassword}
          help={t.firstPasswordHelp}
          value={typed.password}
          onValue={password => set({ password })}
        />
      )}
      {children}
      {byMail && <p class="text-muted text-sm">{t.byInvitation}</p>}
    </>
  )
}

export function RoleChoice({ role, onRole }: { role: Role; onRole: (role: Role) => void }) {
  return (
    <SelectField
      label={peopleMessages().staff.role}
      value={role}
      options={labelledOptions(roles, messages.value.roles)}
      onValue={onRole}
    />
  )
}
