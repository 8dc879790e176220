import { api } from '../api.ts'
import { Form, NewPasswordField, TextField, useField } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { paths } from '../paths.ts'
import { FrontPage } from '../sign-in/front-page.tsx'
import { doorMessages } from '../sign-in/messages.ts'

/** A new installation: its commune and its first administrator, then on to connecting a channel. */
export default function SetUp({ mayBeLost, onDone }: { mayBeLost: boolean; onDone: () => void }) {
  const word = useField(() => new URLSearchParams(location.search).get('mot') ?? '')
  const commune = useField('')
  const name = useField('')
  const email = useField('')
  const password = useField('')
  const t = doorMessages().setUp
  return (
    <FrontPage title={t.title} lead={t.lead}>
      <Form
        submit={t.submit}
        kept={t.kept}
        act={async () => {
          await api('POST /setup', {
            json: {
              word: word.value.trim(),
              commune: commune.value.trim(),
              name: name.value.trim(),
              email: email.value.trim(),
              password: password.value,
            },
          })
          history.replaceState(null, '', paths.channels)
          onDone()
        }}
      >
        {mayBeLost && <Notice level="warning">{t.mayBeLost}</Notice>}
        <TextField
          {...word}
          name="word"
          label={t.word}
          help={t.wordHelp}
          autoComplete="off"
          required
        />
        <TextField
          {...commune}
          name="commune"
          label={t.commune}
          autoComplete="organization"
          required
          maxLength={120}
        />
        <TextField
          {...name}
          name="name"
          label={t.name}
          help={t.nameHelp}
          autoComplete="name"
          required
          maxLength={120}
        />
        <TextField
          {...email}
          name="email"
          label={t.email}
          type="email"
          autoComplete="username"
          required
        />
        <NewPasswordField {...password} name="password" label={t.password} help={t.passwordHelp} />
      </Form>
    </FrontPage>
  )
}
