import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import { CopyButton } from '../components/copy-button.tsx'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { me, refreshMe } from '../session.ts'
import { auth, type SecondFactor as Begun } from '../sign-in/auth.ts'
import { peopleMessages } from './messages.ts'

/** A code asked for beside the password: set up, proved, taken away. */
export function SecondFactor() {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [password, setPassword] = useState('')
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
              await auth.endSecondFactor(password)
              await refreshMe()
              say(t.codeRemoved)
            } else setBegun(await auth.beginSecondFactor(password))
            setPassword('')
          }}
        >
          <TextField
            label={t.codePassword}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onValue={setPassword}
          />
        </Form>
      )}
    </Section>
  )
}

/** The secret, as a picture and as a text; the codes to keep; and a first code, which proves it. */
function Prove({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const [code, setCode] = useState('')
  const t = peopleMessages().account
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  const codes = begun.backupCodes.join('\n')
  return (
    <Form
      submit={t.codeConfirm}
      kept={null}
      look="btn btn-primary self-start"
      act={async () => {
        await auth.giveCode(code.trim(), false)
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
        label={t.codeFirst}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={code}
        onValue={setCode}
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
