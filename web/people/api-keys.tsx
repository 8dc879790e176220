import { KeyRound, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { keyDays, usualKeyDays } from '../../server/people/rules/api-key.ts'
import type { Role } from '../../server/people/rules/role.ts'
import type { ApiKeyShape } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { serverNow } from '../clock.ts'
import { SelectField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { peopleMessages } from './messages.ts'
import { RoleChoice } from './new-person.tsx'

/** Keys for programs: the whole key is shown once, when it is made. */
export function ApiKeys() {
  const keys = useApi('GET /api-keys', ['commune'])
  const [token, setToken] = useState<string | null>(null)
  const t = peopleMessages().keys
  return (
    <div class="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Section title={t.title}>
        {token !== null && (
          <div class="mb-4">
            <Notice level="success" title={t.made} live>
              <p>{t.madeHelp}</p>
              <div class="mt-3 flex flex-wrap items-center gap-3">
                <code class="rounded-field bg-base-200 px-3 py-2 break-all">{token}</code>
                <CopyButton text={token} />
              </div>
            </Notice>
          </div>
        )}
        <Loaded resource={keys} lines={3}>
          {data =>
            data.length === 0 ? (
              <Empty icon={KeyRound} title={t.none}>
                {t.noneHelp}
              </Empty>
            ) : (
              <ul class="sheet divide-y divide-base-300">
                {data.map(key => (
                  <li key={key.id} class="p-4">
                    <KeyLine apiKey={key} onChange={keys.reload} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <NewKey
        onMade={made => {
          setToken(made)
          keys.reload()
        }}
      />
    </div>
  )
}

function KeyLine({ apiKey, onChange }: { apiKey: ApiKeyShape; onChange: () => Promise<void> }) {
  const t = peopleMessages().keys
  return (
    <div class="flex flex-wrap items-center justify-between gap-3">
      <p class="min-w-0">
        <span class="block font-semibold">{apiKey.name}</span>
        <span class="block text-muted text-sm">
          <code>{t.prefix(apiKey.prefix)}</code>
          {` · ${ownerOf(apiKey)} · ${roleOf(apiKey)} · `}
          {t.createdAt(when(apiKey.createdAt))}
        </span>
        <span class="block text-muted text-sm">
          {apiKey.lastUsedAt === null ? t.neverUsed : t.usedAt(when(apiKey.lastUsedAt))}
          {` · ${endOf(apiKey)}`}
        </span>
      </p>
      <ConfirmButton
        class="btn btn-ghost btn-sm"
        label={t.remove}
        title={t.removeTitle(apiKey.name)}
        text={t.removeText}
        act={async () => {
          await api('DELETE /api-keys/:id', { param: { id: apiKey.id } })
          await onChange()
          say(t.removed(apiKey.name))
        }}
      />
    </div>
  )
}

function ownerOf({ owner: { kind, name } }: ApiKeyShape): string {
  const t = peopleMessages().keys
  if (kind === 'installation') return t.ofInstallation
  return name === null ? t.ofNobody : t.ownedBy(name)
}

function roleOf({ role, roleNow }: ApiKeyShape): string {
  const { roles } = messages.value
  return roleNow === null || roleNow === role
    ? roles[role]
    : peopleMessages().keys.roleNow(roles[role], roles[roleNow])
}

function endOf({ endsAt, roleNow }: ApiKeyShape): string {
  const t = peopleMessages().keys
  const isEnded = endsAt !== null && Date.parse(endsAt) <= serverNow()
  if (isEnded) return t.ended(when(endsAt))
  if (roleNow === null) return t.ownerLeft
  return endsAt === null ? t.endless : t.endsAt(when(endsAt))
}

const ends = [...keyDays, null]

function NewKey({ onMade }: { onMade: (token: string) => void }) {
  const name = useField('')
  const [role, setRole] = useState<Role>('councillor')
  const days = useField<(typeof ends)[number]>(usualKeyDays)
  const t = peopleMessages().keys
  return (
    <Section title={t.addTitle}>
      <Form
        class="flex flex-col gap-4"
        look="btn btn-primary self-start"
        kept={null}
        submit={
          <>
            <Icon of={Plus} size={16} />
            {t.add}
          </>
        }
        act={async () => {
          onMade(
            (
              await api('POST /api-keys', {
                json: { name: name.value.trim(), role, days: days.value },
              })
            ).token,
          )
          name.onValue('')
        }}
      >
        <TextField {...name} label={t.name} help={t.nameHelp} required maxLength={80} />
        <RoleChoice role={role} onRole={setRole} />
        <SelectField
          {...days}
          label={t.end}
          help={t.endHelp}
          options={ends.map(one => ({ value: one, label: t.ends(one) }))}
        />
      </Form>
    </Section>
  )
}
