import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { departmentOf } from '../../../server/language/departments.ts'
import type { CommuneFound } from '../../../server/partners/shapes.ts'
import { passwordLength } from '../../../server/people/rules/password.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { TextField } from '../../components/field.tsx'
import { FormProblem } from '../../components/form-problem.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { say } from '../../components/toasts.tsx'
import { messages } from '../../i18n/index.ts'
import { settingsMessages } from '../../i18n/settings.ts'
import { useAction, useResource } from '../../resource.ts'
import { CommuneSearch } from '../partners/commune-search.tsx'

/** The communes of this installation, for those who look after it. */
export function Communes() {
  const listed = useResource('communes', () => api('GET /installation/communes'), ['commune'])
  const t = settingsMessages().communes
  return (
    <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Section title={t.title}>
        <p class="mb-4 text-muted">{t.lead}</p>
        <Loaded resource={listed} lines={3}>
          {({ communes, administrators }) => (
            <>
              <ul class="sheet divide-y divide-base-300">
                {communes.map(({ id, name, inseeCode, people }) => (
                  <li key={id} class="flex flex-wrap items-baseline justify-between gap-x-4 p-4">
                    <span class="font-semibold">
                      {name}
                      {inseeCode !== null && (
                        <span class="font-normal text-muted"> ({departmentOf(inseeCode)})</span>
                      )}
                    </span>
                    <span class="text-muted text-sm">{t.people(people)}</span>
                  </li>
                ))}
              </ul>
              <p class="mt-3 text-muted text-sm">
                {t.administrators(administrators.map(({ name }) => name).join(', '))}
              </p>
            </>
          )}
        </Loaded>
      </Section>
      <AddCommune onDone={listed.reload} />
    </div>
  )
}

function AddCommune({ onDone }: { onDone: () => void }) {
  const [commune, setCommune] = useState<Pick<CommuneFound, 'name' | 'code'> | null>(null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const ways = useResource('password-links', () => api('GET /password-links'))
  const byMail = ways.data?.byMail ?? true
  const action = useAction()
  const t = settingsMessages().communes
  const staff = settingsMessages().staff

  async function add(chosen: Pick<CommuneFound, 'name' | 'code'>): Promise<void> {
    const { administrator } = await api('POST /installation/communes', {
      json: {
        // The directory writes its apostrophes as a machine does.
        name: chosen.name.replaceAll("'", '’'),
        inseeCode: chosen.code,
        administrator: {
          name: name.trim(),
          email: email.trim(),
          ...(byMail ? {} : { password }),
        },
      },
    })
    say(t.added(chosen.name))
    if (administrator.hadAccount) say(staff.hadAccount(administrator.name))
    else if (byMail) say(staff.invited(administrator.name))
    setCommune(null)
    setName('')
    setEmail('')
    setPassword('')
    onDone()
  }

  return (
    <Section title={t.addTitle}>
      {commune === null ? (
        <CommuneSearch label={t.search} onChosen={setCommune} />
      ) : (
        <form
          class="flex flex-col gap-4"
          onSubmit={event => {
            event.preventDefault()
            void action.run(() => add(commune))
          }}
        >
          <p class="flex flex-wrap items-baseline justify-between gap-2">
            <span>
              <span class="font-semibold">{commune.name}</span> ({departmentOf(commune.code)})
            </span>
            <button type="button" class="text-link text-sm" onClick={() => setCommune(null)}>
              {t.other}
            </button>
          </p>
          <FormProblem problem={action.problem}>
            <fieldset class="flex flex-col gap-4">
              <legend class="mb-1 font-semibold">{t.administrator}</legend>
              <TextField
                name="administrator.name"
                label={staff.name}
                required
                maxLength={120}
                value={name}
                onValue={setName}
              />
              <TextField
                name="email"
                label={staff.email}
                type="email"
                required
                autoComplete="off"
                value={email}
                onValue={setEmail}
              />
              {byMail ? (
                <p class="text-muted text-sm">{staff.byInvitation}</p>
              ) : (
                <TextField
                  name="password"
                  label={staff.firstPassword}
                  help={staff.firstPasswordHelp}
                  type="password"
                  autoComplete="new-password"
                  required
                  minLength={passwordLength.least}
                  value={password}
                  onValue={setPassword}
                />
              )}
            </fieldset>
            <ProblemNotice problem={action.problem} kept={messages.value.form.notSaved} />
          </FormProblem>
          <BusyButton type="submit" busy={action.busy} class="btn btn-primary self-start">
            <Icon of={Plus} size={16} />
            {t.add}
          </BusyButton>
        </form>
      )}
    </Section>
  )
}
