import { ExternalLink } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectorShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Tick, withOrWithout } from '../components/choices.tsx'
import { Icon } from '../components/icon.tsx'
import { paths } from '../paths.ts'
import { connectionMessages } from './connection-messages.ts'

/** Leaves for the network's own window, which leads back here. */
export function AuthorizeButton({
  connector,
  along,
  channel,
  children,
}: {
  connector: string
  /** Other kinds that the same login is to bring. */
  along?: string[]
  /** The one to reconnect; absent: new ones. */
  channel?: number
  children: ComponentChildren
}) {
  return (
    <ActionButton
      class="btn btn-primary self-start"
      act={async () => {
        const { address } = await api('POST /connections', { json: { connector, along, channel } })
        location.assign(address)
      }}
    >
      {children}
      <Icon of={ExternalLink} size={16} />
    </ActionButton>
  )
}

/** The way without a token. */
export function AtTheNetwork({
  connector,
  application,
}: {
  connector: string
  application: NonNullable<Spoken<ConnectorShape>['application']>
}) {
  const [along, setAlong] = useState<string[]>([])
  const t = connectionMessages()
  const { network, label, isOptional } = application
  if (isOptional && !application.isReady) {
    return (
      <p class="text-muted text-sm">
        {t.fillInIfThere(network)}{' '}
        <a class="text-link" href={paths.application}>
          {t.fillIn(label)}
        </a>
      </p>
    )
  }
  return (
    <section class="sheet flex flex-col gap-3 border-primary p-4" aria-labelledby="au-reseau">
      <h2 id="au-reseau" class="text-xl">
        {isOptional ? t.atProvider(network) : t.atNetwork(network)}
      </h2>
      {application.isReady ? (
        <>
          <p>{isOptional ? t.atProviderHelp(network) : t.atNetworkHelp(network)}</p>
          {application.along.map(({ key, label }) => (
            <Tick
              key={key}
              label={t.along(label)}
              value={along.includes(key)}
              onValue={isAsked => setAlong(withOrWithout(along, key, isAsked))}
            />
          ))}
          <AuthorizeButton connector={connector} along={along}>
            {t.connectBy(network)}
          </AuthorizeButton>
        </>
      ) : (
        <>
          <p>{t.fillInFirst(network)}</p>
          <a class="btn btn-primary self-start" href={paths.application}>
            {t.followGuide}
          </a>
        </>
      )}
    </section>
  )
}
