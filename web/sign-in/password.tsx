import { useState } from 'preact/hooks'
import { api, useApi } from '../api.ts'
import { Form, NewPasswordField, TextField, useField } from '../components/form.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { FrontPage } from './front-page.tsx'
import { doorMessages } from './messages.ts'

/**
 * Back in: asking for a link by mail; or, with what stands behind the `#` of one, choosing a
 * password. `onDone` leads to signing in.
 */
export default function Password({ onDone }: { onDone: (email: string) => void }) {
  const token = location.hash.slice(1)
  return token === '' ? <Ask /> : <Choose token={token} onDone={onDone} />
}

function Ask() {
  const email = useField('')
  const [isSent, setIsSent] = useState(false)
  const passwordLinks = useApi('GET /password-links')
  const t = doorMessages().password
  return (
    <FrontPage title={t.title} lead={t.lead}>
      <Loaded resource={passwordLinks} lines={3}>
        {({ byMail }) =>
          !byMail ? (
            <Notice level="info">{t.noMail}</Notice>
          ) : isSent ? (
            <Notice level="success" live>
              {t.sent(email.value.trim())}
            </Notice>
          ) : (
            <Form
              submit={t.send}
              kept={null}
              act={async () => {
                await api('POST /password-links', { json: { email: email.value.trim() } })
                setIsSent(true)
              }}
            >
              <TextField
                {...email}
                label={doorMessages().signIn.email}
                help={t.emailHelp}
                type="email"
                autoComplete="username"
                required
              />
            </Form>
          )
        }
      </Loaded>
      <p class="mt-5">
        <a class="link" href={paths.today}>
          {t.back}
        </a>
      </p>
    </FrontPage>
  )
}

function Choose({ token, onDone }: { token: string; onDone: (email: string) => void }) {
  const password = useField('')
  const link = useResource('password-link', () =>
    api('POST /password-links/read', { json: { token } }),
  )
  const { data } = link
  const t = doorMessages().password
  return (
    <FrontPage title={data?.isFirst ? t.welcome : t.chooseTitle} lead={data?.commune ?? ''}>
      <ProblemNotice problem={link.problem} />
      {data !== null && (
        <Form
          submit={t.choose}
          kept={null}
          act={async () => {
            await api('POST /password-links/use', { json: { token, password: password.value } })
            onDone(data.email)
          }}
        >
          <p>{t.chooseFor(data.name, data.email)}</p>
          <input type="hidden" autoComplete="username" value={data.email} />
          <NewPasswordField
            {...password}
            name="password"
            label={data.isFirst ? doorMessages().setUp.password : t.fresh}
            help={doorMessages().setUp.passwordHelp}
          />
        </Form>
      )}
      <p class="mt-5">
        <a class="link" href={paths.password}>
          {t.another}
        </a>
      </p>
    </FrontPage>
  )
}
