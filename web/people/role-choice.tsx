import { type Role, roles } from '../../server/people/rules/role.ts'
import { Field } from '../components/field.tsx'
import { messages } from '../language.ts'
import { peopleMessages } from './messages.ts'

export function RoleChoice({ role, onRole }: { role: Role; onRole: (role: Role) => void }) {
  return (
    <Field label={peopleMessages().staff.role}>
      {tied => (
        <select
          {...tied}
          class="select w-full"
          value={role}
          onChange={event => {
            const chosen = roles.find(one => one === event.currentTarget.value)
            if (chosen !== undefined) onRole(chosen)
          }}
        >
          {roles.map(one => (
            <option key={one} value={one}>
              {messages.value.roles[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
