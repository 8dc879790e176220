import { useState } from 'preact/hooks'
import { passwordLength } from '../../server/people/rules/sign-in.ts'
import { api } from '../api.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { paths } from '../paths.ts'
import { FrontPage } from '../sign-in/front-page.tsx'
import { doorMessages } from '../sign-in/messages.ts'

/** A new installation: its commune and its first administrator, then on to connecting a channel. */
export default function SetUp({ mayBeLost, onDone }: { mayBeLost: boolean; onDone: () => void }) {
  const [word, setWord] = useState(() => new URLSearchParams(location.search).get('mot') ?? '')
  const [commune, setCommune] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const t = doorMessages().setUp
  return (
    <FrontPage title={t.title} lead={t.lead}>
      <Form
        submit={t.submit}
        kept={t.kept}
        act={async () => {
          await api('POST /setup', {
            json: {
              word: word.trim(),
              commune: commune.trim(),
              name: name.trim(),
              email: email.trim(),
              password,
            },
          })
          history.replaceState(null, '', paths.channels)
          onDone()
        }}
      >
        {mayBeLost && <Notice level="warning">{t.mayBeLost}</Notice>}
        <TextField
          name="word"
          label={t.word}
          help={t.wordHelp}
          autoComplete="off"
          required
          value={word}
          onValue={setWord}
        />
        <TextField
          name="commune"
          label={t.commune}
          autoComplete="organization"
          required
          maxLength={120}
          value={commune}
          onValue={setCommune}
        />
        <TextField
          name="name"
          label={t.name}
          help={t.nameHelp}
          autoComplete="name"
          required
          maxLength={120}
          value={name}
          onValue={setName}
        />
        <TextField
          name="email"
          label={t.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          name="password"
          label={t.password}
          help={t.passwordHelp}
          type="password"
          autoComplete="new-password"
          required
          minLength={passwordLength.least}
          maxLength={passwordLength.most}
          value={password}
          onValue={setPassword}
        />
      </Form>
    </FrontPage>
  )
}
