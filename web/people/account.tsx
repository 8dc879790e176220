import { useState } from 'preact/hooks'
import { passwordLength } from '../../server/people/rules/sign-in.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { me } from '../session.ts'
import { settingsMessages } from '../settings/messages.ts'
import { auth } from '../sign-in/auth.ts'
import { peopleMessages } from './messages.ts'
import { Passkeys } from './passkeys.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** Who one is here, one's own password, and where one is signed in. */
export function Account() {
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const t = peopleMessages().account
  const user = me.value?.user
  return (
    <div class="flex max-w-xl flex-col gap-8">
      <Section title={settingsMessages().parts.account}>
        <p class="font-semibold">{user?.name}</p>
        <p class="text-muted">{user?.email}</p>
      </Section>
      <Section title={t.changeTitle}>
        <Form
          submit={t.change}
          kept={t.unchanged}
          look="btn btn-primary self-start"
          act={async () => {
            await auth.changePassword(current, fresh)
            setCurrent('')
            setFresh('')
            say(t.changed)
          }}
        >
          <input type="hidden" autoComplete="username" value={user?.email} />
          <TextField
            label={t.current}
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onValue={setCurrent}
          />
          <TextField
            name="newPassword"
            label={t.fresh}
            help={t.freshHelp}
            type="password"
            autoComplete="new-password"
            required
            minLength={passwordLength.least}
            maxLength={passwordLength.most}
            value={fresh}
            onValue={setFresh}
          />
        </Form>
      </Section>
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </div>
  )
}
