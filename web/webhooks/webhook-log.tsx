import { Inbox } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { WebhookMessageShape, WebhookShape } from '../../server/webhooks/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { say } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { near } from '../format.ts'
import { webhookMessages } from './messages.ts'

type Message = Spoken<WebhookMessageShape>
type Webhook = Spoken<WebhookShape>

/** What of the last thirty days one webhook was told, what became of it, and sending it anew. */
export function WebhookLog({ webhook }: { webhook: Webhook }) {
  const { id, name } = webhook
  const [older, setOlder] = useState<{ messages: Message[]; next: number | null } | null>(null)
  const log = useApi('GET /webhooks/:id/messages', ['webhooks'], { param: { id } })
  const t = webhookMessages()

  async function reload(): Promise<void> {
    setOlder(null)
    await log.reload()
  }

  async function resendAll(): Promise<void> {
    const since = webhook.createdAt
    const { count } = await api('POST /webhooks/:id/resend', { param: { id }, json: { since } })
    await reload()
    say(t.resentAll(count))
  }

  async function loadOlder(before: number): Promise<void> {
    const page = await api('GET /webhooks/:id/messages', { param: { id }, query: { before } })
    setOlder({ messages: [...(older?.messages ?? []), ...page.messages], next: page.next })
  }

  return (
    <Section title={t.logOf(name)}>
      <Loaded resource={log} lines={4}>
        {data => {
          const all = [...data.messages, ...(older?.messages ?? [])]
          const next = older === null ? data.next : older.next
          return all.length === 0 ? (
            <Empty icon={Inbox} title={t.logNone}>
              {t.logNoneHelp}
            </Empty>
          ) : (
            <div class="flex flex-col items-start gap-4">
              {webhook.enabled && (
                <ActionButton class="btn btn-sm" act={resendAll}>
                  {t.resendAll}
                </ActionButton>
              )}
              <ul class="sheet w-full divide-y divide-base-300">
                {all.map(message => (
                  <Line key={message.id} webhook={webhook} message={message} onChange={reload} />
                ))}
              </ul>
              {next !== null && (
                <ActionButton class="btn btn-sm" act={() => loadOlder(next)}>
                  {t.older}
                </ActionButton>
              )}
            </div>
          )
        }}
      </Loaded>
    </Section>
  )
}

type LineProps = { webhook: Webhook; message: Message; onChange: () => Promise<void> }

function Line({ webhook, message, onChange }: LineProps) {
  const { state, status, attempts, nextAt, reason, body, answer } = message
  const t = webhookMessages()
  const isBad = state === 'failed' || state === 'dropped'
  const facts = [
    near(message.createdAt),
    status === null ? null : t.status(status),
    attempts > 0 ? t.attempts(attempts) : null,
    nextAt !== null && state === 'failed' ? t.nextAt(near(nextAt)) : null,
  ].filter(fact => fact !== null)
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-4">
      <div class="min-w-0 flex-1 basis-60">
        <p>
          <span class="font-semibold">{t.types[message.type]}</span>
          {', '}
          <span class={isBad ? 'text-error' : 'text-muted'}>{t.states[state]}</span>
        </p>
        <p class="text-muted text-sm">{facts.join(', ')}</p>
        {reason !== null && isBad && <p class="break-words text-error text-sm">{reason}</p>}
        <details class="mt-1 text-sm">
          <summary class="cursor-pointer text-muted">
            {t.content}
            <span class="sr-only">{`${t.types[message.type]}, ${near(message.createdAt)}`}</span>
          </summary>
          {body === '' ? (
            <p class="mt-1">{t.erased}</p>
          ) : (
            <pre class="mt-1 whitespace-pre-wrap break-all rounded-field bg-base-200 p-3">
              {pretty(body)}
            </pre>
          )}
          {answer !== null && answer !== '' && (
            <>
              <p class="mt-2">{t.answer}</p>
              <pre class="mt-1 whitespace-pre-wrap break-all rounded-field bg-base-200 p-3">
                {answer}
              </pre>
            </>
          )}
        </details>
      </div>
      {webhook.enabled && body !== '' && (state === 'sent' || isBad) && (
        <ActionButton
          class="btn btn-ghost btn-sm"
          about={`${t.types[message.type]}, ${near(message.createdAt)}`}
          act={async () => {
            const param = { id: webhook.id, message: message.id }
            const after = await api('POST /webhooks/:id/messages/:message/resend', { param })
            await onChange()
            say(after.reason === null ? t.resent : t.notArrived(after.reason))
          }}
        >
          {t.resend}
        </ActionButton>
      )}
    </li>
  )
}

const pretty = (body: string) => JSON.stringify(JSON.parse(body), null, 2)
