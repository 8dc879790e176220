import { useState } from 'preact/hooks'
import type { ApplicationShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { Form } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { connectionMessages } from './connection-messages.ts'
import { ConnectorFields } from './connector-fields.tsx'

/** What is filled in about the commune's application; a secret that is kept is not shown. */
export function ApplicationForm({
  application,
  onChange,
}: {
  application: Spoken<ApplicationShape>
  onChange: () => Promise<void>
}) {
  const [values, setValues] = useState(application.values)
  const t = connectionMessages()
  const { connector, label, kept, guide } = application
  const isKept = (key: string) => kept.includes(key) && application.values[key] === undefined
  // A secret that is kept need not be typed again; a word that the guide gives is made by itself.
  const fields = application.fields
    .filter(field => guide === undefined || field.suggestion !== 'random')
    .map(field =>
      isKept(field.key)
        ? { ...field, required: false, help: `${t.keptSecret} ${field.help}` }
        : field,
    )
  const part = (secret: boolean) =>
    Object.fromEntries(
      fields
        .filter(field => field.secret === secret)
        .map(field => [field.key, values[field.key] ?? '']),
    )
  return (
    <Form
      class="flex w-full min-w-0 flex-col gap-5"
      look="btn btn-primary self-start"
      submit={t.save}
      kept={t.nothingSaved}
      act={async () => {
        const saved = await api('PUT /applications/:connector', {
          param: { connector },
          json: { config: part(false), secrets: part(true) },
        })
        setValues(saved.values)
        await onChange()
        say(t.saved(label))
      }}
    >
      <ConnectorFields fields={fields} values={values} onValues={setValues} />
    </Form>
  )
}
