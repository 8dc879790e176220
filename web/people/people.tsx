import { Plus } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { type Role, roles } from '../../server/people/rules/role.ts'
import type { PersonShape } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, NewPasswordField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { me } from '../session.ts'
import { peopleMessages } from './messages.ts'
import { NewPersonFields, RoleChoice, useNewPerson } from './new-person.tsx'

/** Who works here, and as what. */
export function People() {
  const people = useApi('GET /people', ['commune'])
  const t = peopleMessages().staff
  return (
    <div class="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Section title={t.title}>
        <Loaded resource={people} lines={3}>
          {data => (
            <ul class="sheet divide-y divide-base-300">
              {data.map(person => (
                <li key={person.id} class="p-4">
                  <PersonLine person={person} onChange={people.reload} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <dl class="mt-4 grid gap-x-4 gap-y-1 text-muted text-sm sm:grid-cols-[auto_1fr]">
          {roles.map(role => (
            <div key={role} class="sm:contents">
              <dt class="font-semibold">{messages.value.roles[role]}</dt>
              <dd>{t.roleHelp[role]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <AddPerson onDone={people.reload} />
    </div>
  )
}

function PersonLine({ person, onChange }: { person: PersonShape; onChange: () => Promise<void> }) {
  const action = useAction()
  const t = peopleMessages().staff
  const isMe = person.id === me.value?.user.id
  const latest = useRef(person)
  latest.current = person

  async function change(role: Role): Promise<void> {
    const before = latest.current.role
    await api('PUT /people/:id', { param: { id: person.id }, json: { role } })
    await onChange()
    say(t.roleChanged(person.name, messages.value.roles[role]), async () => {
      await api('PUT /people/:id', { param: { id: person.id }, json: { role: before } })
      await onChange()
    })
  }

  return (
    <div class="flex flex-wrap items-center justify-between gap-3">
      <p class="min-w-0">
        <span class="block font-semibold">{isMe ? t.me(person.name) : person.name}</span>
        <span class="block break-all text-muted text-sm">{person.email}</span>
        {person.invited && <span class="block text-sm text-warning">{t.waiting}</span>}
      </p>
      <div class="flex flex-wrap items-center gap-2">
        <select
          class="select select-sm w-40"
          aria-label={t.roleOf(person.name)}
          title={t.roleOf(person.name)}
          value={person.role}
          onChange={event => {
            const field = event.currentTarget
            const role = roles.find(one => one === field.value)
            if (role === undefined) return
            void action
              .run(() => change(role), role)
              .then(done => {
                if (!done) field.value = person.role
              })
          }}
        >
          {roles.map(role => (
            <option key={role} value={role}>
              {messages.value.roles[role]}
            </option>
          ))}
        </select>
        {person.invited && (
          <BusyButton
            busy={action.busy}
            class="btn btn-ghost btn-sm"
            onClick={() =>
              void action.run(async () => {
                await api('POST /people/:id/invitation', { param: { id: person.id } })
                say(t.invited(person.name))
              })
            }
          >
            {t.inviteAgain}
            <span class="sr-only">{person.name}</span>
          </BusyButton>
        )}
        {!isMe && <NewPassword person={person} />}
        {!isMe && (
          <ConfirmButton
            class="btn btn-ghost btn-sm"
            label={t.remove}
            title={t.removeTitle(person.name)}
            text={t.removeText}
            act={async () => {
              await api('DELETE /people/:id', { param: { id: person.id } })
              await onChange()
              say(t.removed(person.name))
            }}
          />
        )}
      </div>
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} kept={t.unchanged} />
        </div>
      )}
    </div>
  )
}

function AddPerson({ onDone }: { onDone: () => Promise<void> }) {
  const [role, setRole] = useState<Role>('officer')
  const person = useNewPerson()
  const t = peopleMessages().staff
  return (
    <Section title={t.addTitle}>
      <Form
        class="flex flex-col gap-4"
        look="btn btn-primary self-start"
        submit={
          <>
            <Icon of={Plus} size={16} />
            {person.byMail ? t.invite : t.add}
          </>
        }
        act={async () => {
          const { sent, byMail } = person
          const added = await api('POST /people', { json: { ...sent, role } })
          if (added.hadAccount) say(t.hadAccount(added.name))
          else say(byMail ? t.invited(sent.name) : t.added(sent.name))
          person.clear()
          await onDone()
        }}
      >
        <NewPersonFields person={person}>
          <RoleChoice role={role} onRole={setRole} />
        </NewPersonFields>
      </Form>
    </Section>
  )
}

/** A new password for somebody who forgot theirs. */
function NewPassword({ person }: { person: PersonShape }) {
  const [isOpen, setIsOpen] = useState(false)
  const password = useField('')
  const t = peopleMessages().staff
  const close = () => {
    setIsOpen(false)
    password.onValue('')
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
              await api('PUT /people/:id', {
                param: { id: person.id },
                json: { password: password.value },
              })
              say(t.passwordGiven(person.name))
              close()
            }}
          >
            <p class="text-muted">{t.newPasswordHelp}</p>
            <NewPasswordField
              {...password}
              name="password"
              label={t.newPassword}
              help={t.firstPasswordHelp}
            />
          </Form>
        </Dialog>
      )}
    </>
  )
}
