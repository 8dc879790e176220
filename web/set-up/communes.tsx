import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { departmentOf } from '../../server/language/departments.ts'
import type { CommuneFound } from '../../server/partners/shapes.ts'
import { api, useApi } from '../api.ts'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { CommuneSearch } from '../partners/commune-search.tsx'
import { peopleMessages } from '../people/messages.ts'
import { NewPersonFields, useNewPerson } from '../people/new-person.tsx'
import { communeMessages } from './messages.ts'

/** The communes of this installation, for those who look after it. */
export function Communes() {
  const listed = useApi('GET /installation/communes', ['commune'])
  const t = communeMessages()
  return (
    <div class="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
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

function AddCommune({ onDone }: { onDone: () => Promise<void> }) {
  const [commune, setCommune] = useState<Pick<CommuneFound, 'name' | 'code'> | null>(null)
  const person = useNewPerson()
  const t = communeMessages()
  const staff = peopleMessages().staff

  async function add(chosen: Pick<CommuneFound, 'name' | 'code'>): Promise<void> {
    const { administrator } = await api('POST /installation/communes', {
      json: {
        // The directory writes its apostrophes as a machine does.
        name: chosen.name.replaceAll("'", '’'),
        inseeCode: chosen.code,
        administrator: person.sent,
      },
    })
    say(t.added(chosen.name))
    if (administrator.hadAccount) say(staff.hadAccount(administrator.name))
    else if (person.byMail) say(staff.invited(administrator.name))
    setCommune(null)
    person.clear()
    await onDone()
  }

  return (
    <Section title={t.addTitle}>
      {commune === null ? (
        <CommuneSearch label={t.search} onChosen={setCommune} />
      ) : (
        <Form
          class="flex flex-col gap-4"
          look="btn btn-primary self-start"
          submit={
            <>
              <Icon of={Plus} size={16} />
              {t.add}
            </>
          }
          act={() => add(commune)}
        >
          <p class="flex flex-wrap items-baseline justify-between gap-2">
            <span>
              <span class="font-semibold">{commune.name}</span> ({departmentOf(commune.code)})
            </span>
            <button type="button" class="text-link text-sm" onClick={() => setCommune(null)}>
              {t.other}
            </button>
          </p>
          <fieldset class="flex flex-col gap-4">
            <legend class="mb-1 font-semibold">{t.administrator}</legend>
            <NewPersonFields person={person} nameOf="administrator.name" />
          </fieldset>
        </Form>
      )}
    </Section>
  )
}
