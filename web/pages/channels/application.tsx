import { useState } from 'preact/hooks'
import type { ApplicationShape } from '../../../server/channels/shapes/connection.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { ConfirmButton } from '../../components/confirm.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { FormProblem } from '../../components/form-problem.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Notice, ProblemNotice } from '../../components/notice.tsx'
import { Page, Section } from '../../components/page.tsx'
import { say } from '../../components/toasts.tsx'
import { channelMessages } from '../../i18n/channels.ts'
import { connectionMessages } from '../../i18n/connection.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useAction, useResource } from '../../resource.ts'
import { may } from '../../session.ts'
import { ConnectorFields } from './connector-fields.tsx'

/** The commune's own applications at the networks, through which people connect without a token. */
export function Application() {
  const applications = useResource('applications', () => api('GET /applications'))
  const t = connectionMessages()
  return (
    <Page
      title={t.applications}
      lead={t.applicationsLead}
      back={{ href: paths.channels, label: channelMessages().title }}
    >
      {may('channels.write') ? (
        <Loaded resource={applications} lines={6}>
          {data => (
            <div class="flex max-w-2xl flex-col gap-8">
              {data.applications.map(one => (
                <One key={one.connector} application={one} onChange={applications.reload} />
              ))}
              {data.applications.length === 0 && <p>{t.noApplication}</p>}
            </div>
          )}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

function One({
  application,
  onChange,
}: {
  application: Spoken<ApplicationShape>
  onChange: () => Promise<void>
}) {
  const { connector, label, name } = application
  const t = connectionMessages()
  return (
    <Section title={name ?? t.notFilledIn} aside={label}>
      <div class="flex flex-col gap-6">
        <ToCopy application={application} />
        <Form key={name} application={application} onChange={onChange} />
        {name !== null && (
          <div class="flex flex-wrap gap-2">
            <a class="btn" href={paths.connect}>
              {channelMessages().connect}
            </a>
            <ConfirmButton
              class="btn btn-ghost"
              label={t.remove}
              title={t.removeTitle(label)}
              text={t.removeText}
              confirm={t.remove}
              act={async () => {
                await api('DELETE /applications/:connector', { param: { connector } })
                await onChange()
                say(t.removed(label))
              }}
            />
          </div>
        )}
      </div>
    </Section>
  )
}

/** What goes into the network's own form, as it is there. */
function ToCopy({ application }: { application: Spoken<ApplicationShape> }) {
  const { redirectAddress, redirectHelp, webhookAddress, unreachable, fields, values } = application
  const t = connectionMessages()
  const chosenWords = fields.filter(field => field.suggestion === 'random' && values[field.key])
  const lines = [
    { name: t.redirectAddress, help: redirectHelp, text: redirectAddress },
    ...(webhookAddress === null
      ? []
      : [
          {
            name: channelMessages().webhookAddress,
            help: t.callbackHelp,
            text: webhookAddress,
          },
        ]),
    ...chosenWords.map(({ key, label }) => ({
      name: label,
      help: t.wordHelp,
      text: values[key] ?? '',
    })),
  ]
  return (
    <div class="sheet flex flex-col gap-4 p-4">
      <p class="font-semibold">{t.toCopy}</p>
      <dl class="flex flex-col gap-3">
        {lines.map(({ name, help, text }) => (
          <div key={name}>
            <dt>
              {name} <span class="text-muted text-sm">{help}</span>
            </dt>
            <dd class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <code class="break-all">{text}</code>
              <CopyButton text={text} what={name} />
            </dd>
          </div>
        ))}
      </dl>
      {unreachable !== null && <Notice level="warning">{unreachable}</Notice>}
    </div>
  )
}

function Form({
  application,
  onChange,
}: {
  application: Spoken<ApplicationShape>
  onChange: () => Promise<void>
}) {
  const [values, setValues] = useState(application.values)
  const action = useAction()
  const t = connectionMessages()
  const { connector, label, kept } = application
  const isKept = (key: string) => kept.includes(key) && application.values[key] === undefined
  // A secret that is kept need not be typed again.
  const fields = application.fields.map(field =>
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
    <form
      class="flex flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        void action.run(async () => {
          const saved = await api('PUT /applications/:connector', {
            param: { connector },
            json: {
              config: part(false),
              secrets: part(true),
            },
          })
          setValues(saved.values)
          await onChange()
          say(t.saved(label))
        })
      }}
    >
      <FormProblem problem={action.problem}>
        <ConnectorFields fields={fields} values={values} onValues={setValues} />
        <ProblemNotice problem={action.problem} kept={t.nothingSaved} />
      </FormProblem>
      <BusyButton type="submit" busy={action.busy} class="btn btn-primary self-start">
        {t.save}
      </BusyButton>
    </form>
  )
}
