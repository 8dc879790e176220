import { useState } from 'preact/hooks'
import { auth } from '../../auth.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { TextField } from '../../components/field.tsx'
import { FrontPage } from '../../components/front-page.tsx'
import { Notice, ProblemNotice } from '../../components/notice.tsx'
import { doorMessages } from '../../i18n/sign-in.ts'
import { paths } from '../../paths.ts'
import { Refusal, sentenceOf } from '../../request.ts'
import { useAction } from '../../resource.ts'

/** `ended`: one was signed in, and what was begun is kept. `chosenFor`: who just chose a password. */
export default function SignIn({
  ended,
  chosenFor,
  onDone,
}: {
  ended: boolean
  chosenFor: string | null
  onDone: () => void
}) {
  const [email, setEmail] = useState(chosenFor ?? '')
  const [password, setPassword] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const action = useAction()
  const t = doorMessages().signIn
  const { problem } = action
  if (needsCode) return <Code onDone={onDone} again={() => setNeedsCode(false)} />
  return (
    <FrontPage title={t.title} lead={chosenFor !== null ? t.chosen : ended ? t.ended : t.lead}>
      <form
        class="flex flex-col gap-5"
        onSubmit={event => {
          event.preventDefault()
          void action.run(async () => {
            if (await auth.signIn(email.trim(), password)) setNeedsCode(true)
            else onDone()
          })
        }}
      >
        {problem !== null && (
          <Notice level="error" live>
            {problem instanceof Refusal && problem.status === 401 ? t.wrong : sentenceOf(problem)}
          </Notice>
        )}
        <TextField
          label={t.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={t.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {t.submit}
        </BusyButton>
        <p>
          <a class="link" href={paths.password}>
            {t.forgotten}
          </a>
        </p>
      </form>
    </FrontPage>
  )
}

/** After the password: the application's code, or one that was kept on paper. */
function Code({ onDone, again }: { onDone: () => void; again: () => void }) {
  const [code, setCode] = useState('')
  const [isKept, setIsKept] = useState(false)
  const action = useAction()
  const t = doorMessages().signIn
  return (
    <FrontPage title={t.codeTitle} lead={isKept ? t.keptLead : t.codeLead}>
      <form
        class="flex flex-col gap-5"
        onSubmit={event => {
          event.preventDefault()
          void action.run(async () => {
            await auth.giveCode(code.trim(), isKept)
            onDone()
          })
        }}
      >
        <ProblemNotice problem={action.problem} />
        <TextField
          key={String(isKept)}
          label={isKept ? t.kept : t.code}
          autoComplete="one-time-code"
          inputMode={isKept ? 'text' : 'numeric'}
          required
          value={code}
          onValue={setCode}
        />
        <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
          {t.submit}
        </BusyButton>
        <div class="flex flex-wrap gap-x-6 gap-y-2">
          <button
            type="button"
            class="link"
            onClick={() => {
              setIsKept(!isKept)
              setCode('')
              action.clear()
            }}
          >
            {isKept ? t.useApplication : t.useKept}
          </button>
          <button type="button" class="link" onClick={again}>
            {t.again}
          </button>
        </div>
        <p class="text-muted text-sm">{t.lost}</p>
      </form>
    </FrontPage>
  )
}
