import { useState } from 'preact/hooks'
import type { PasskeyShape } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { isGivenUp, knowsPasskeys, makePasskey } from '../sign-in/passkey.ts'
import { peopleMessages } from './messages.ts'

/** Signing in by finger, face or PIN: added, named, removed. */
export function Passkeys() {
  const passkeys = useApi('GET /me/passkeys')
  const t = peopleMessages().passkeys
  return (
    <Section title={t.title}>
      <p class="mb-4">{t.help}</p>
      <Loaded resource={passkeys} lines={3}>
        {({ passkeys: all, whyNot, asksForPassword }) => (
          <>
            {all.length > 0 && (
              <ul class="sheet mb-5 divide-y divide-base-300">
                {all.map(one => (
                  <Line key={one.id} passkey={one} onChange={passkeys.reload} />
                ))}
              </ul>
            )}
            {whyNot !== null ? (
              <Notice level="info">{t.whyNot[whyNot]}</Notice>
            ) : knowsPasskeys() ? (
              <Add asksForPassword={asksForPassword} onDone={passkeys.reload} />
            ) : (
              <Notice level="info">{t.oldBrowser}</Notice>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Line({ passkey, onChange }: { passkey: PasskeyShape; onChange: () => Promise<void> }) {
  const [isNaming, setIsNaming] = useState(false)
  const name = useField(passkey.name)
  const { id, createdAt, lastUsedAt } = passkey
  const t = peopleMessages().passkeys
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 p-4">
      <p class="min-w-0">
        <span class="block break-words font-semibold">{passkey.name}</span>
        <span class="block text-muted text-sm">
          {t.since(when(createdAt))}
          {lastUsedAt !== null && `, ${t.used(when(lastUsedAt))}`}
        </span>
      </p>
      <div class="flex flex-wrap gap-2">
        <button type="button" class="btn btn-ghost btn-sm" onClick={() => setIsNaming(true)}>
          {t.rename}
          <span class="sr-only">{passkey.name}</span>
        </button>
        <ConfirmButton
          label={t.remove}
          title={t.removeTitle(passkey.name)}
          text={t.removeText}
          class="btn btn-ghost btn-sm"
          act={async () => {
            await api('DELETE /me/passkeys/:id', { param: { id } })
            await onChange()
            say(t.removed)
          }}
        />
      </div>
      {isNaming && (
        <Dialog title={t.rename} onClose={() => setIsNaming(false)}>
          <Form
            submit={t.save}
            kept={null}
            act={async () => {
              await api('PUT /me/passkeys/:id', { param: { id }, json: { name: name.value } })
              await onChange()
              setIsNaming(false)
            }}
          >
            <TextField {...name} label={t.name} required maxLength={60} />
          </Form>
        </Dialog>
      )}
    </li>
  )
}

function Add({
  asksForPassword,
  onDone,
}: {
  asksForPassword: boolean
  onDone: () => Promise<void>
}) {
  const name = useField('')
  const password = useField('')
  const t = peopleMessages().passkeys
  return (
    <Form
      submit={t.add}
      kept={null}
      look="btn self-start"
      act={async () => {
        try {
          const response = await makePasskey(await api('POST /me/passkeys/options'))
          await api('POST /me/passkeys', {
            json: { name: name.value, password: password.value, response },
          })
        } catch (problem) {
          if (isGivenUp(problem)) return
          throw problem
        }
        name.onValue('')
        password.onValue('')
        await onDone()
        say(t.added)
      }}
    >
      <TextField {...name} label={t.name} help={t.nameHelp} required maxLength={60} />
      {asksForPassword && (
        <TextField
          {...password}
          label={t.password}
          type="password"
          autoComplete="current-password"
          required
        />
      )}
    </Form>
  )
}
