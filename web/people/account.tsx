import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import { addThisDevice, thisDevice } from '../alerts/this-device.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { AllRequired, Form, NewPasswordField, TextField, useField } from '../components/form.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { useAction } from '../resource.ts'
import { me, refreshMe } from '../session.ts'
import { settingsMessages } from '../shell/settings-messages.ts'
import { auth, type SecondFactor as Begun } from '../sign-in/auth.ts'
import { peopleMessages } from './messages.ts'
import { Passkeys } from './passkeys.tsx'

/** Who one is here, one's own password, and where one is signed in. */
export function Account() {
  const current = useField('')
  const fresh = useField('')
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
            await auth.changePassword(current.value, fresh.value)
            current.onValue('')
            fresh.onValue('')
            say(t.changed)
          }}
        >
          <AllRequired />
          <input type="hidden" autoComplete="username" value={user?.email} />
          <TextField
            {...current}
            label={t.current}
            type="password"
            autoComplete="current-password"
            required
          />
          <NewPasswordField {...fresh} name="newPassword" label={t.fresh} help={t.freshHelp} />
        </Form>
      </Section>
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </div>
  )
}

/** A code asked for beside the password: set up, proved, taken away. */
function SecondFactor() {
  const [begun, setBegun] = useState<Begun | null>(null)
  const password = useField('')
  const t = peopleMessages().account
  const isOn = me.value?.secondFactor === true
  return (
    <Section title={t.codeTitle}>
      <p class="mb-4">{isOn ? t.codeIsOn : t.codeHelp}</p>
      {begun !== null ? (
        <Prove
          begun={begun}
          onDone={() => {
            setBegun(null)
            say(t.codeSetUp)
          }}
        />
      ) : (
        <Form
          submit={isOn ? t.codeRemove : t.codeBegin}
          kept={null}
          look="btn self-start"
          act={async () => {
            if (isOn) {
              await auth.endSecondFactor(password.value)
              await refreshMe()
              say(t.codeRemoved)
            } else setBegun(await auth.beginSecondFactor(password.value))
            password.onValue('')
          }}
        >
          <TextField
            {...password}
            label={t.codePassword}
            type="password"
            autoComplete="current-password"
            required
          />
        </Form>
      )}
    </Section>
  )
}

/** The secret, as a picture and as a text; the codes to keep; and a first code, which proves it. */
function Prove({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const code = useField('')
  const t = peopleMessages().account
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  const codes = begun.backupCodes.join('\n')
  return (
    <Form
      submit={t.codeConfirm}
      kept={null}
      look="btn btn-primary self-start"
      act={async () => {
        await auth.giveCode(code.value.trim(), false)
        await refreshMe()
        onDone()
      }}
    >
      <p>{t.codeScan}</p>
      <Picture text={begun.totpURI} label={t.codePicture} />
      <p class="text-sm">
        {t.codeByHand} <code class="break-all">{secret}</code>
      </p>
      <div>
        <p class="font-semibold">{t.codesTitle}</p>
        <p class="text-muted text-sm">{t.codesHelp}</p>
        <ul class="my-2 grid grid-cols-2 gap-x-4 font-mono">
          {begun.backupCodes.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <CopyButton text={codes} what={t.codesTitle} />
      </div>
      <TextField
        {...code}
        label={t.codeFirst}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
    </Form>
  )
}

/** A QR code, drawn here: its secret is told to nobody. Black on white in the dark too, for cameras. */
function Picture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 3 })
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      class="w-56 max-w-full bg-white text-black"
      shape-rendering="crispEdges"
    >
      <path d={path.join('')} fill="currentColor" />
    </svg>
  )
}

/** Where one is signed in, each ended in one press. */
function Sessions() {
  const sessions = useApi('GET /me/sessions')
  const action = useAction()
  const t = peopleMessages().account
  const end = (act: () => Promise<void>, said: string) =>
    void action.run(async () => {
      await act()
      await sessions.reload()
      say(said)
    })
  return (
    <Section title={t.sessionsTitle}>
      <p class="mb-3 text-muted text-sm">{t.sessionsHelp}</p>
      <Loaded resource={sessions} lines={3}>
        {data => (
          <>
            <ul class="sheet divide-y divide-base-300">
              {data.map(({ id, device: { browser, system }, createdAt, seenAt, isThis }) => (
                <li key={id} class="flex flex-wrap items-center justify-between gap-3 p-4">
                  <p class="min-w-0">
                    <span class="block font-semibold">{t.device(browser, system)}</span>
                    <span class="block text-muted text-sm">
                      {t.since(when(createdAt))}, {isThis ? t.thisOne : t.seen(when(seenAt))}
                    </span>
                  </p>
                  {!isThis && (
                    <BusyButton
                      busy={action.busy}
                      class="btn btn-ghost btn-sm"
                      onClick={() =>
                        end(() => api('DELETE /me/sessions/:id', { param: { id } }), t.ended)
                      }
                    >
                      {t.end}
                      <span class="sr-only">{t.device(browser, system)}</span>
                    </BusyButton>
                  )}
                </li>
              ))}
            </ul>
            {data.length > 1 && (
              <BusyButton
                busy={action.busy}
                class="btn btn-sm mt-3"
                onClick={() => end(endOthers, t.othersEnded)}
              >
                {t.endOthers}
              </BusyButton>
            )}
          </>
        )}
      </Loaded>
      <ProblemNotice problem={action.problem} />
    </Section>
  )
}

/** No browser is told of alerts any more then, but this one. */
async function endOthers(): Promise<void> {
  await api('DELETE /me/sessions')
  if (thisDevice() !== null) await addThisDevice()
}
