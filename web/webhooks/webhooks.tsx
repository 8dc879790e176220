import { Plus, Webhook as WebhookIcon } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import { webhookTypes } from '../../server/webhooks/rules.ts'
import type { WebhookEdit, WebhookShape } from '../../server/webhooks/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { webhookMessages } from './messages.ts'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookLog } from './webhook-log.tsx'

type Webhook = Spoken<WebhookShape>
type Secret = { name: string; secret: string }

const fresh: WebhookEdit = { name: '', address: '', types: [], words: false, enabled: true }

/** Where other software is told what happens; the log of one of them stands under the list. */
export function Webhooks() {
  const webhooks = useApi('GET /webhooks', ['webhooks'])
  const [isAdding, setIsAdding] = useState(false)
  const [shown, setShown] = useState<Secret | null>(null)
  const [opened, setOpened] = useState<number | null>(null)
  const t = webhookMessages()

  async function add({ enabled: _enabled, ...wanted }: WebhookEdit): Promise<void> {
    const added = await api('POST /webhooks', { json: wanted })
    setShown(added)
    await webhooks.reload()
    setIsAdding(false)
    say(t.added(added.name))
  }

  return (
    <div class="flex flex-col gap-8">
      <Section title={t.title}>
        <p class="mb-2 text-muted">{t.help}</p>
        <p class="mb-4 text-muted text-sm">
          {t.forDevelopers}{' '}
          <a class="text-link" href="/api/openapi.json">
            {t.document}
          </a>
          .
        </p>
        {shown !== null && (
          <div class="mb-4">
            <Notice
              level="warning"
              title={t.secretTitle}
              live
              actions={<CopyButton text={shown.secret} />}
            >
              <p class="mb-2">{t.secretHelp(shown.name)}</p>
              <code class="break-all">{shown.secret}</code>
            </Notice>
          </div>
        )}
        <Loaded resource={webhooks} lines={3}>
          {all => (
            <div class="flex flex-col items-start gap-4">
              {all.length === 0 ? (
                <Empty icon={WebhookIcon} title={t.none}>
                  {t.noneHelp}
                </Empty>
              ) : (
                <ul class="sheet w-full divide-y divide-base-300">
                  {all.map(one => (
                    <Line
                      key={one.id}
                      webhook={one}
                      isOpened={one.id === opened}
                      onOpen={() => setOpened(one.id === opened ? null : one.id)}
                      onSecret={setShown}
                      onChange={webhooks.reload}
                    />
                  ))}
                </ul>
              )}
              <button type="button" class="btn btn-primary" onClick={() => setIsAdding(true)}>
                <Icon of={Plus} size={16} />
                {t.add}
              </button>
            </div>
          )}
        </Loaded>
      </Section>
      {webhooks.data
        ?.filter(({ id }) => id === opened)
        .map(one => (
          <WebhookLog key={one.id} webhook={one} />
        ))}
      {isAdding && (
        <WebhookForm
          title={t.add}
          start={fresh}
          isKnown={false}
          onClose={() => setIsAdding(false)}
          act={add}
        />
      )}
    </div>
  )
}

type LineProps = {
  webhook: Webhook
  isOpened: boolean
  onOpen: () => void
  onSecret: (secret: Secret) => void
  onChange: () => Promise<void>
}

function Line({ webhook, isOpened, onOpen, onSecret, onChange }: LineProps) {
  const [isChanging, setIsChanging] = useState(false)
  const { id, name, address, types, words, enabled } = webhook
  const param = { id }
  const t = webhookMessages()
  const facts = [
    ...webhookTypes.filter(type => types.includes(type)).map(type => t.types[type]),
    ...(words ? [t.quotes] : []),
    ...(webhook.hasTwoSecrets ? [t.twoSecrets] : []),
  ]

  async function send(): Promise<void> {
    const { state, reason } = await api('POST /webhooks/:id/test', { param })
    await onChange()
    // The job may have been quicker: what becomes of it stands in the record.
    const unknown = t.trialIs(t.states[state])
    say(state === 'sent' ? t.tried(name) : reason === null ? unknown : t.trialFailed(reason))
  }

  return (
    <li class="flex flex-col gap-2 p-4">
      <p class="min-w-0">
        <span class="block break-words font-semibold">{name}</span>
        <span class="block break-all text-muted text-sm">{address}</span>
        <span class="block text-muted text-sm">{facts.join(' · ')}</span>
        <State webhook={webhook} />
      </p>
      <div class="flex flex-wrap gap-1">
        <button type="button" class="btn btn-sm" aria-expanded={isOpened} onClick={onOpen}>
          {t.log}
          <span class="sr-only">{name}</span>
        </button>
        <ActionButton class="btn btn-ghost btn-sm" about={name} act={send}>
          {t.try}
        </ActionButton>
        <button type="button" class="btn btn-ghost btn-sm" onClick={() => setIsChanging(true)}>
          {t.change}
          <span class="sr-only">{name}</span>
        </button>
        <ConfirmButton
          label={t.renew}
          title={t.renewTitle(name)}
          text={t.renewText}
          class="btn btn-ghost btn-sm"
          isGrave={false}
          act={async () => {
            onSecret(await api('POST /webhooks/:id/secret', { param }))
            await onChange()
          }}
        />
        <ConfirmButton
          label={t.remove}
          title={t.removeTitle(name)}
          text={t.removeText}
          class="btn btn-ghost btn-sm"
          act={async () => {
            await api('DELETE /webhooks/:id', { param })
            await onChange()
            say(t.removed(name))
          }}
        />
      </div>
      {isChanging && (
        <WebhookForm
          title={t.changeTitle}
          start={{ name, address, types, words, enabled }}
          isKnown
          onClose={() => setIsChanging(false)}
          act={async json => {
            await api('PUT /webhooks/:id', { param, json })
            await onChange()
            setIsChanging(false)
            say(t.changed(json.name))
          }}
        />
      )}
    </li>
  )
}

function State({ webhook }: { webhook: Webhook }) {
  const { disabledWhy, failingSince, failure } = webhook
  const t = webhookMessages()
  if (disabledWhy !== null) {
    const look = disabledWhy === 'person' ? 'text-muted' : 'text-error'
    return <span class={`block text-sm ${look}`}>{t.disabled[disabledWhy]}</span>
  }
  if (failingSince === null || failure === null) return null
  return <span class="block text-error text-sm">{t.failing(when(failingSince), failure)}</span>
}
