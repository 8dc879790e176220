import { type Role, roles } from '../../server/people/rules/role.ts'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { messages } from '../language.ts'
import { peopleMessages } from './messages.ts'

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
