import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ConnectorShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { TextField, Tick } from '../components/field.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { Refusal } from '../request.ts'
import { useAction, useResource } from '../resource.ts'
import { may } from '../session.ts'
import { AtTheNetwork } from './authorize.tsx'
import { connectionMessages } from './connection-messages.ts'
import { ConnectorFields } from './connector-fields.tsx'
import { channelMessages } from './messages.ts'

/** Connects a channel: what its connector asks, checked for real before it is kept. */
export function Connect() {
  const connectors = useResource('connectors', () => api('GET /connectors'))
  const t = channelMessages()
  return (
    <Page title={t.connect} lead={t.connectLead} back={{ href: paths.channels, label: t.title }}>
      {may('channels.write') ? (
        <Loaded resource={connectors} lines={6}>
          {data => <Form connectors={data.connectors} />}
        </Loaded>
      ) : (
        <p>{messages.value.problem.notYourRole}</p>
      )}
    </Page>
  )
}

function Form({ connectors }: { connectors: Spoken<ConnectorShape>[] }) {
  const [key, setKey] = useState(connectors[0]?.key ?? '')
  const [name, setName] = useState('')
  const [isNeighbours, setIsNeighbours] = useState(false)
  const [neighbour, setNeighbour] = useState('')
  const [receives, setReceives] = useState(true)
  const [publishes, setPublishes] = useState(true)
  const [typed, setTyped] = useState<Record<string, Record<string, string>>>({})
  const [isMoreOpen, setIsMoreOpen] = useState(false)
  const action = useAction()
  const { route } = useLocation()
  const t = channelMessages()
  const connector = connectors.find(one => one.key === key)
  if (connector === undefined) return <p>{t.noConnector}</p>
  // Each kind has its own: a password typed for one is not sent to another.
  const values = typed[key] ?? {}
  const setValues = (changed: Record<string, string>) => setTyped({ ...typed, [key]: changed })
  // One only publishes on what is a neighbour's.
  const isTheirs = isNeighbours && connector.publishes
  const isAskedAtFirst = ({ required, usual }: Spoken<ConnectorShape>['fields'][number]) =>
    required || usual === true
  const later = connector.fields.filter(field => !isAskedAtFirst(field))

  const valuesOf = (secret: boolean, fields: Spoken<ConnectorShape>['fields']) =>
    Object.fromEntries(
      fields
        .filter(field => field.secret === secret && (values[field.key] ?? '').trim() !== '')
        .map(field => [field.key, (values[field.key] ?? '').trim()]),
    )

  /** What one kind's network refused says nothing of another's. */
  function choose(kind: string): void {
    setKey(kind)
    setIsMoreOpen(false)
    action.clear()
  }

  async function connect(chosen: Spoken<ConnectorShape>): Promise<void> {
    const made = await ask(chosen).catch(problem => {
      // What was found is to be looked at before it is used.
      if (problem instanceof Refusal && Object.keys(problem.fill).length > 0) {
        setValues({ ...values, ...problem.fill })
        setIsMoreOpen(true)
      }
      throw problem
    })
    say(t.connected(made.name))
    route(paths.channels)
  }

  const ask = (chosen: Spoken<ConnectorShape>) =>
    api('POST /channels', {
      json: {
        connector: chosen.key,
        name: name.trim(),
        neighbour: isTheirs ? neighbour.trim() : null,
        // What a neighbour is asked is theirs to answer and to measure.
        receives: (receives || !chosen.publishes) && chosen.receives && !isTheirs,
        publishes: (publishes || !chosen.receives) && chosen.publishes,
        config: valuesOf(false, chosen.fields),
        secrets: valuesOf(true, chosen.fields),
      },
    })

  return (
    <form
      class="flex max-w-xl flex-col gap-6"
      onSubmit={event => {
        event.preventDefault()
        void action.run(() => connect(connector))
      }}
    >
      <fieldset>
        <legend class="mb-2 font-semibold">{t.kind}</legend>
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
                onChange={() => choose(one.key)}
              />
              <span>
                <span class="block font-semibold">{one.label}</span>
                <span class="block text-muted text-sm">{one.description}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {connector.application && (
        <AtTheNetwork
          key={connector.key}
          connector={connector.key}
          application={connector.application}
        />
      )}
      <WithToken application={connector.application}>
        <FormProblem problem={action.problem}>
          <TextField
            name="name"
            label={t.name}
            help={t.nameHelp}
            required
            maxLength={120}
            value={name}
            onValue={setName}
          />
          <ConnectorFields
            fields={connector.fields.filter(isAskedAtFirst)}
            values={values}
            onValues={setValues}
          />
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
                  <fieldset>
                    <legend class="mb-2 font-semibold">{t.whose}</legend>
                    <div class="flex flex-col gap-2">
                      {[false, true].map(of => (
                        <label key={String(of)} class="flex cursor-pointer items-center gap-3">
                          <input
                            type="radio"
                            name="whose"
                            class="radio radio-primary"
                            checked={isNeighbours === of}
                            onChange={() => setIsNeighbours(of)}
                          />
                          {of ? t.aNeighbours : t.ourOwn}
                        </label>
                      ))}
                    </div>
                  </fieldset>
                )}
                {isTheirs && (
                  <TextField
                    label={t.neighbourName}
                    help={t.neighbourHelp}
                    required
                    maxLength={120}
                    value={neighbour}
                    onValue={setNeighbour}
                  />
                )}
                {!isTheirs && connector.receives && connector.publishes && (
                  <fieldset>
                    <legend class="mb-2 font-semibold">{t.uses}</legend>
                    <div class="flex flex-col gap-3">
                      <Tick
                        label={t.receives}
                        help={t.receivesHelp}
                        checked={receives}
                        onChecked={setReceives}
                      />
                      <Tick
                        label={t.publishes}
                        help={t.publishesHelp}
                        checked={publishes}
                        onChecked={setPublishes}
                      />
                    </div>
                  </fieldset>
                )}
                <ConnectorFields fields={later} values={values} onValues={setValues} />
              </div>
            </details>
          )}
          <ProblemNotice problem={action.problem} kept={t.nothingConnected} />
        </FormProblem>
        <BusyButton
          type="submit"
          busy={action.busy}
          class={`btn self-start ${connector.application?.isReady ? '' : 'btn-primary'}`}
        >
          {t.checkAndConnect}
        </BusyButton>
      </WithToken>
    </form>
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
