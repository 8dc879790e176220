import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectorShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Form, TextField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Page } from '../components/page.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { paths } from '../paths.ts'
import { Refusal } from '../request.ts'
import { may } from '../session.ts'
import { AtTheNetwork } from './authorize.tsx'
import { Whose } from './chosen-page.tsx'
import { connectionMessages } from './connection-messages.ts'
import { ConnectorFields } from './connector-fields.tsx'
import { channelMessages } from './messages.ts'

/** Connects a channel: what its connector asks, checked for real before it is kept. */
export function Connect() {
  const connectors = useApi('GET /connectors')
  const t = channelMessages()
  return (
    <Page title={t.connect} lead={t.connectLead} back={{ href: paths.channels, label: t.title }}>
      {may('channels.write') ? (
        <Loaded resource={connectors} lines={6}>
          {data => <ConnectForm connectors={data.connectors} />}
        </Loaded>
      ) : (
        <p>{channelMessages().notYourRole}</p>
      )}
    </Page>
  )
}

type Connector = Spoken<ConnectorShape>

/** Chooses a kind of channel. What was typed for one stays with it: a password is not sent to another. */
function ConnectForm({ connectors }: { connectors: Connector[] }) {
  const [key, setKey] = useState(connectors[0]?.key ?? '')
  const [use, setUse] = useState<Use>({
    name: '',
    isNeighbours: false,
    neighbour: '',
    receives: true,
    publishes: true,
  })
  const [typed, setTyped] = useState<Record<string, Record<string, string>>>({})
  const connector = connectors.find(one => one.key === key)
  if (connector === undefined) return <p>{channelMessages().noConnector}</p>
  const { application } = connector
  return (
    <div class="flex max-w-xl flex-col gap-6">
      <fieldset>
        <legend class="mb-2 font-semibold">{channelMessages().kind}</legend>
        <div class="flex flex-col gap-3">
          {connectors.map(one => (
            <label
              key={one.key}
              class={`sheet flex cursor-pointer gap-3 p-3 ${one.key === key ? 'border-primary bg-wash' : 'border-field'}`}
            >
              <input
                type="radio"
                name="connector"
                class="radio radio-primary mt-0.5"
                checked={one.key === key}
                onChange={() => setKey(one.key)}
              />
              <span class="min-w-0 wrap-anywhere">
                <span class="block font-semibold">{one.label}</span>
                <span class="block text-muted text-sm">{one.description}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {application && <AtTheNetwork key={key} connector={key} application={application} />}
      <WithToken application={application}>
        <TokenForm
          // What one kind's network refused says nothing of another's.
          key={key}
          connector={connector}
          use={use}
          onUse={setUse}
          values={typed[key] ?? {}}
          onValues={values => setTyped({ ...typed, [key]: values })}
        />
      </WithToken>
    </div>
  )
}

/** What is said of a channel whatever its kind. */
type Use = {
  name: string
  isNeighbours: boolean
  neighbour: string
  receives: boolean
  publishes: boolean
}

type TokenFormProps = {
  connector: Connector
  use: Use
  onUse: (use: Use) => void
  values: Record<string, string>
  onValues: (values: Record<string, string>) => void
}

/** What is asked of the chosen kind, its rarer fields in a fold. */
function TokenForm({ connector, use, onUse, values, onValues }: TokenFormProps) {
  const [isMoreOpen, setIsMoreOpen] = useState(false)
  const goTo = useGoTo()
  const t = channelMessages()
  const { fields, application } = connector
  // One only publishes on what is a neighbour's.
  const isTheirs = use.isNeighbours && connector.publishes
  const later = fields.filter(field => !isAskedAtFirst(field))
  const valuesOf = (secret: boolean) =>
    Object.fromEntries(
      fields
        .filter(field => field.secret === secret && (values[field.key] ?? '').trim() !== '')
        .map(field => [field.key, (values[field.key] ?? '').trim()]),
    )
  async function connect(): Promise<void> {
    const json = {
      connector: connector.key,
      name: use.name.trim(),
      neighbour: isTheirs ? use.neighbour.trim() : null,
      // What a neighbour is asked is theirs to answer and to measure.
      receives: (use.receives || !connector.publishes) && connector.receives && !isTheirs,
      publishes: (use.publishes || !connector.receives) && connector.publishes,
      config: valuesOf(false),
      secrets: valuesOf(true),
    }
    const made = await api('POST /channels', { json }).catch(problem => {
      // What was found is to be looked at before it is used.
      if (problem instanceof Refusal && Object.keys(problem.fill).length > 0) {
        onValues({ ...values, ...problem.fill })
        setIsMoreOpen(true)
      }
      throw problem
    })
    say(t.connected(made.name))
    goTo(paths.channels)
  }
  return (
    <Form
      class="flex flex-col gap-6"
      submit={t.checkAndConnect}
      look={`btn self-start ${application?.isReady ? '' : 'btn-primary'}`}
      kept={t.nothingConnected}
      act={connect}
    >
      <TextField
        name="name"
        label={t.name}
        help={t.nameHelp}
        required
        maxLength={120}
        value={use.name}
        onValue={name => onUse({ ...use, name })}
      />
      {connector.webhookAddress && (
        <div class="text-sm">
          <p class="font-semibold">{t.webhookAddress}</p>
          <p class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <code class="break-all">{connector.webhookAddress}</code>
            <CopyButton text={connector.webhookAddress} what={t.webhookAddress} />
          </p>
          <p class="mt-1 text-muted">{t.webhookFirst}</p>
        </div>
      )}
      <ConnectorFields fields={fields.filter(isAskedAtFirst)} values={values} onValues={onValues} />
      {(connector.publishes || later.length > 0) && (
        <details
          open={isMoreOpen}
          onToggle={event => setIsMoreOpen(event.currentTarget.open)}
          // A field that is missed in a closed fold could not be shown.
          onInvalidCapture={() => setIsMoreOpen(true)}
        >
          <summary class="cursor-pointer rounded-field px-1 py-1">{t.moreFields}</summary>
          <div class="mt-3 flex flex-col gap-6">
            <p class="text-muted text-sm">{t.moreFieldsHelp}</p>
            {connector.publishes && (
              <UseFields use={use} canReceive={connector.receives} onUse={onUse} />
            )}
            <ConnectorFields fields={later} values={values} onValues={onValues} />
          </div>
        </details>
      )}
    </Form>
  )
}

const isAskedAtFirst = ({ required, usual }: Connector['fields'][number]) =>
  required || usual === true

type UseProps = { use: Use; canReceive: boolean; onUse: (use: Use) => void }

/** Whose page it is, and what one's own is used for. */
function UseFields({ use, canReceive, onUse }: UseProps) {
  const t = channelMessages()
  const { isNeighbours, neighbour, receives, publishes } = use
  return (
    <>
      <Whose
        isNeighbours={isNeighbours}
        onNeighbours={chosen => onUse({ ...use, isNeighbours: chosen })}
      />
      {isNeighbours && (
        <TextField
          label={t.neighbourName}
          help={t.neighbourHelp}
          required
          maxLength={120}
          value={neighbour}
          onValue={typed => onUse({ ...use, neighbour: typed })}
        />
      )}
      {!isNeighbours && canReceive && (
        <fieldset>
          <legend class="mb-2 font-semibold">{t.uses}</legend>
          <div class="flex flex-col gap-3">
            <Tick
              label={t.receives}
              help={t.receivesHelp}
              value={receives}
              onValue={isOn => onUse({ ...use, receives: isOn })}
            />
            <Tick
              label={t.publishes}
              help={t.publishesHelp}
              value={publishes}
              onValue={isOn => onUse({ ...use, publishes: isOn })}
            />
          </div>
        </fieldset>
      )}
    </>
  )
}

/** The fields of the way with a token: in a fold where there is a shorter one. */
function WithToken({
  application,
  children,
}: {
  application: Spoken<ConnectorShape>['application']
  children: ComponentChildren
}) {
  const t = connectionMessages()
  if (application?.isReady) {
    return (
      <details>
        <summary class="cursor-pointer rounded-field px-1 py-1">
          {application.isOptional ? t.withPassword : t.withToken}
        </summary>
        <div class="mt-4 flex flex-col gap-6">{children}</div>
      </details>
    )
  }
  return (
    <>
      {application && !application.isOptional && <h2 class="text-xl">{t.withToken}</h2>}
      {children}
    </>
  )
}
