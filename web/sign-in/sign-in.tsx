import { useEffect, useRef, useState } from 'preact/hooks'
import { providerRefusals } from '../../server/people/rules/provider.ts'
import type { SignInMethods } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { BusyButton } from '../components/busy-button.tsx'
import { AllRequired, TextField, useField } from '../components/form.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { paths } from '../paths.ts'
import { Refusal, sentenceOf } from '../request.ts'
import { useAction } from '../resource.ts'
import { auth } from './auth.ts'
import { FrontPage } from './front-page.tsx'
import { doorMessages } from './messages.ts'
import { canOfferPasskeys, isGivenUp, knowsPasskeys, signWithPasskey } from './passkey.ts'

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
  const email = useField(chosenFor ?? '')
  const password = useField('')
  const [came] = useState(cameBack)
  const [needsCode, setNeedsCode] = useState(came === 'code')
  const methods = useApi('GET /sign-in-methods')
  const hasPasskeys = methods.data?.passkeys === true && knowsPasskeys() && !needsCode
  const passkey = usePasskeySignIn(hasPasskeys, onDone)
  const action = useAction()
  const t = doorMessages().signIn
  const problem = action.problem ?? passkey.problem
  const refusal = providerRefusals.find(one => one === came)
  if (needsCode) return <Code onDone={onDone} again={() => setNeedsCode(false)} />
  return (
    <FrontPage title={t.title} lead={chosenFor !== null ? t.chosen : ended ? t.ended : t.lead}>
      {refusal !== undefined && problem === null && (
        <div class="mb-5">
          <Notice level="error" live>
            {t.refused[refusal]}
          </Notice>
        </div>
      )}
      {methods.data?.provider && <AtProvider provider={methods.data.provider} />}
      <form
        class="flex flex-col gap-5"
        onSubmit={event => {
          event.preventDefault()
          void action.run(async () => {
            if (await auth.signIn(email.value.trim(), password.value)) setNeedsCode(true)
            else onDone()
          })
        }}
      >
        {problem !== null && (
          <Notice level="error" live>
            {problem instanceof Refusal && problem.status === 401 ? t.wrong : sentenceOf(problem)}
          </Notice>
        )}
        <AllRequired />
        <TextField
          {...email}
          label={t.email}
          type="email"
          autoComplete={hasPasskeys ? 'username webauthn' : 'username'}
          required
        />
        <TextField
          {...password}
          label={t.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <BusyButton
          type="submit"
          busy={action.busy}
          class={methods.data?.provider ? 'btn' : 'btn btn-primary'}
        >
          {t.submit}
        </BusyButton>
        {hasPasskeys && (
          <BusyButton busy={passkey.busy} class="btn" onClick={passkey.ask}>
            {t.byPasskey}
          </BusyButton>
        )}
        <p>
          <a class="link" href={paths.password}>
            {t.forgotten}
          </a>
        </p>
      </form>
    </FrontPage>
  )
}

/** How long a passkey is offered before the server must be asked anew, ms. */
const offeredForMs = 4 * 60_000

/** A passkey: offered beside the address for as long as the page is there, or asked for at once. */
function usePasskeySignIn(isPossible: boolean, onDone: () => void) {
  const offer = useRef<AbortController | null>(null)
  const quiet = useAction()
  const asked = useAction()
  const sign = async (quietly: boolean) => {
    offer.current?.abort()
    const controller = new AbortController()
    offer.current = controller
    const { signal } = controller
    try {
      const options = await api('POST /passkeys/options')
      const response = await signWithPasskey(options, { quietly, signal })
      await api('POST /passkeys/sign-in', { json: { response } })
      onDone()
    } catch (problem) {
      if (!isGivenUp(problem)) throw problem
    }
  }
  const latest = useRef(sign)
  latest.current = sign
  const { run } = quiet
  useEffect(() => {
    if (!isPossible) return
    const propose = () => void run(() => latest.current(true))
    void canOfferPasskeys().then(can => can && propose())
    const timer = setInterval(() => {
      offer.current?.abort()
      void canOfferPasskeys().then(can => can && propose())
    }, offeredForMs)
    return () => {
      clearInterval(timer)
      offer.current?.abort()
    }
  }, [isPossible, run])
  return {
    busy: asked.busy,
    problem: asked.problem ?? quiet.problem,
    ask: () => void asked.run(() => sign(false)),
  }
}

/** What the way back from an identity provider says, once: the address is then as it was. */
function cameBack(): string | null {
  const url = new URL(location.href)
  const came = url.searchParams.get('connexion')
  if (came !== null) history.replaceState(null, '', url.pathname + url.hash)
  return came
}

/** Signing in elsewhere: the words on ProConnect's button are ProConnect's own. */
function AtProvider({ provider }: { provider: NonNullable<SignInMethods['provider']> }) {
  const t = doorMessages().signIn
  const { pathname, search, hash } = location
  return (
    <div class="mb-6 flex flex-col gap-3">
      <ActionButton
        class="btn btn-primary"
        act={async () => {
          const { url } = await api('POST /oidc', { json: { to: pathname + search + hash } })
          location.assign(url)
        }}
      >
        {provider.isProConnect ? t.byProConnect : t.byProvider(provider.name)}
      </ActionButton>
      {provider.isProConnect && (
        <a
          class="link self-center text-sm"
          href="https://www.proconnect.gouv.fr/"
          target="_blank"
          rel="noopener noreferrer"
        >
          {t.aboutProConnect} <span class="sr-only">({t.newTab})</span>
        </a>
      )}
      <p class="divider text-muted text-sm">{t.or}</p>
    </div>
  )
}

/** After the password: the application's code, or one that was kept on paper. */
function Code({ onDone, again }: { onDone: () => void; again: () => void }) {
  const code = useField('')
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
            await auth.giveCode(code.value.trim(), isKept)
            onDone()
          })
        }}
      >
        <ProblemNotice problem={action.problem} />
        <TextField
          {...code}
          key={String(isKept)}
          label={isKept ? t.kept : t.code}
          autoComplete="one-time-code"
          inputMode={isKept ? 'text' : 'numeric'}
          required
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
              code.onValue('')
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
