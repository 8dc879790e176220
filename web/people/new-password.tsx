import { useState } from 'preact/hooks'
import { passwordLength } from '../../server/people/rules/sign-in.ts'
import type { PersonShape } from '../../server/people/shapes.ts'
import { api } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { say } from '../components/toasts.tsx'
import { peopleMessages } from './messages.ts'

/** A new password for somebody who forgot theirs. */
export function NewPassword({ person }: { person: PersonShape }) {
  const [isOpen, setIsOpen] = useState(false)
  const [password, setPassword] = useState('')
  const t = peopleMessages().staff
  const close = () => {
    setIsOpen(false)
    setPassword('')
  }
  return (
    <>
      <button type="button" class="btn btn-ghost btn-sm" onClick={() => setIsOpen(true)}>
        {t.newPassword}
        <span class="sr-only">{person.name}</span>
      </button>
      {isOpen && (
        <Dialog title={t.newPasswordFor(person.name)} onClose={close}>
          <Form
            submit={t.give}
            kept={t.unchanged}
            look="btn btn-primary self-end"
            act={async () => {
              await api('PUT /people/:id', { param: { id: person.id }, json: { password } })
              say(t.passwordGiven(person.name))
              close()
            }}
          >
            <p class="text-muted">{t.newPasswordHelp}</p>
            <TextField
              name="password"
              label={t.newPassword}
              help={t.firstPasswordHelp}
              type="password"
              autoComplete="new-password"
              required
              minLength={passwordLength.least}
              maxLength={passwordLength.most}
              value={password}
              onValue={setPassword}
            />
          </Form>
        </Dialog>
      )}
    </>
  )
}
