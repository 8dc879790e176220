import type { ApplicationShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { ApplicationForm } from './application-form.tsx'
import { connectionMessages } from './connection-messages.ts'
import { Guide } from './guide.tsx'
import { channelMessages } from './messages.ts'

/** The commune's own applications at the networks, through which people connect without a token. */
export function Application() {
  const t = connectionMessages()
  return (
    <Page
      title={t.applications}
      lead={t.applicationsLead}
      back={{ href: paths.channels, label: channelMessages().title }}
    >
      {may('channels.write') ? <Inside /> : <p>{channelMessages().notYourRole}</p>}
    </Page>
  )
}

function Inside() {
  const applications = useApi('GET /applications')
  return (
    <Loaded resource={applications} lines={6}>
      {data => (
        <div class="flex max-w-4xl flex-col gap-8">
          {data.applications.map(one => {
            const Shown = one.guide === undefined ? One : Guided
            return <Shown key={one.connector} application={one} onChange={applications.reload} />
          })}
          {data.applications.length === 0 && <p>{connectionMessages().noApplication}</p>}
        </div>
      )}
    </Loaded>
  )
}

type OneProps = { application: Spoken<ApplicationShape>; onChange: () => Promise<void> }

/** Step by step, since making it takes more than filling in a form. */
function Guided({ application, onChange }: OneProps) {
  return (
    <div class="flex flex-col items-start gap-4">
      <Guide application={application} onChange={onChange} />
      {application.name !== null && <Remove application={application} onChange={onChange} />}
    </div>
  )
}

function One({ application, onChange }: OneProps) {
  const { label, name } = application
  const t = connectionMessages()
  return (
    <Section title={label} aside={name ?? t.notFilledIn}>
      <div class="flex flex-col gap-6">
        <ToCopy application={application} />
        <ApplicationForm key={name} application={application} onChange={onChange} />
        {name !== null && (
          <div class="flex flex-wrap gap-2">
            <a class="btn" href={paths.connect}>
              {channelMessages().connect}
            </a>
            <Remove application={application} onChange={onChange} />
          </div>
        )}
      </div>
    </Section>
  )
}

function Remove({ application: { connector, label }, onChange }: OneProps) {
  const t = connectionMessages()
  return (
    <ConfirmButton
      class="btn btn-ghost"
      label={t.remove}
      title={t.removeTitle(label)}
      text={t.removeText}
      act={async () => {
        await api('DELETE /applications/:connector', { param: { connector } })
        await onChange()
        say(t.removed(label))
      }}
    />
  )
}

/** What goes into the network's own form, as it is there. */
function ToCopy({ application }: { application: Spoken<ApplicationShape> }) {
  const { redirectAddress, redirectHelp, unreachable } = application
  const t = connectionMessages()
  return (
    <div class="sheet flex flex-col gap-4 p-4">
      <p class="font-semibold">{t.toCopy}</p>
      <dl>
        <dt>
          {t.redirectAddress} <span class="text-muted text-sm">{redirectHelp}</span>
        </dt>
        <dd class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <code class="break-all">{redirectAddress}</code>
          <CopyButton text={redirectAddress} what={t.redirectAddress} />
        </dd>
      </dl>
      {unreachable !== null && <Notice level="warning">{unreachable}</Notice>}
    </div>
  )
}
