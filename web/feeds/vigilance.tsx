import { CloudLightning } from 'lucide'
import { type Answer, api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say, sayUndoable } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { feedMessages } from './messages.ts'
import { vigilanceMessages } from './vigilance-messages.ts'

type Item = Answer<'GET /feed-items'>['items'][number]
type Feed = Answer<'GET /feeds'>['feeds'][number]

/** What Météo-France warns of now and nobody has decided about: each leads to a warning that is prepared. */
export function VigilanceNow() {
  const listed = useApi('GET /feed-items', ['deliveries'])
  const items = listed.data?.items ?? []
  const open = items.filter(({ state, warns }) => state === 'offered' && warns !== null)
  if (open.length === 0) return null
  return (
    <aside aria-label={vigilanceMessages().now} class="flex flex-col gap-2">
      {open.map(item => (
        <One key={item.id} item={item} onChange={listed.reload} />
      ))}
    </aside>
  )
}

function One({ item, onChange }: { item: Item; onChange: () => Promise<void> }) {
  const t = vigilanceMessages()
  const words = feedMessages()
  const { id, title, text } = item
  const param = { id }
  async function dismiss(): Promise<void> {
    await api('POST /feed-items/:id/dismiss', { param })
    const restore = () => api('POST /feed-items/:id/restore', { param })
    await sayUndoable(words.dismissed, restore, onChange)
  }
  return (
    <div class="sheet flex flex-wrap items-center gap-x-3 gap-y-2 border-s-4 border-s-warning px-4 py-3">
      <Icon of={CloudLightning} size={18} class="text-warning" />
      <p class="min-w-0 flex-1 basis-64">
        <span class="block font-semibold">{title}</span>
        <span class="block text-muted text-sm">{text}</span>
      </p>
      {may('events.write') && (
        <div class="flex flex-wrap gap-2">
          <a class="btn btn-sm" href={`${paths.warningNew}?article=${id}`}>
            {t.prepare}
            <span class="sr-only">{words.about(title)}</span>
          </a>
          <ActionButton class="btn btn-ghost btn-sm" about={words.about(title)} act={dismiss}>
            {words.dismiss}
          </ActionButton>
        </div>
      )}
    </div>
  )
}

/** Whether it is followed, how the last look fared, and the key that it needs. */
export function VigilanceSource() {
  const t = vigilanceMessages()
  const feeds = useApi('GET /feeds', ['deliveries'])
  const feed = feeds.data?.feeds.find(({ use }) => use === 'vigilance')
  if (feeds.data === null || (feed === undefined && !may('commune.write'))) return null
  return (
    <Section title={t.title}>
      {feed === undefined ? (
        <Follow onChange={feeds.reload} />
      ) : (
        <Followed feed={feed} onChange={feeds.reload} />
      )}
    </Section>
  )
}

function Follow({ onChange }: { onChange: () => Promise<void> }) {
  const t = vigilanceMessages()
  const apiKey = useField('')
  const error = apiKey.value.trim() === '' ? t.apiKeyMissing : null
  async function follow(): Promise<void> {
    const json = { name: t.name, use: 'vigilance', apiKey: apiKey.value.trim() } as const
    await api('POST /feeds', { json })
    await onChange()
    say(t.followed)
  }
  return (
    <>
      <p class="mb-4 max-w-prose text-muted">{t.lead}</p>
      <Form
        noValidate
        class="flex max-w-prose flex-col gap-4"
        submit={t.follow}
        look="btn w-fit"
        kept={t.notFollowed}
        isReady={error === null}
        act={follow}
      >
        {isTried => (
          <TextField
            {...apiKey}
            name="apiKey"
            label={t.apiKey}
            help={t.apiKeyHelp}
            autoComplete="off"
            maxLength={4000}
            error={isTried ? error : null}
          />
        )}
      </Form>
    </>
  )
}

function Followed({ feed, onChange }: { feed: Feed; onChange: () => Promise<void> }) {
  const t = vigilanceMessages()
  const words = feedMessages()
  const { id, upcoming, readAt, error } = feed
  const param = { id }
  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p class="min-w-0 flex-1 basis-64">
        {error === null ? (
          <>
            {upcoming === 0 ? t.calm : t.offered}
            {readAt !== null && <span class="text-muted">, {t.readAt(when(readAt))}</span>}
          </>
        ) : (
          <span class="text-error">{error}</span>
        )}
      </p>
      <div class="flex flex-wrap gap-2">
        {may('events.write') && (
          <ActionButton
            class="btn btn-sm"
            about={words.refreshOf(feed.name)}
            act={async () => {
              await api('POST /feeds/:id/refresh', { param })
              await onChange()
            }}
          >
            {words.refresh}
          </ActionButton>
        )}
        {may('commune.write') && (
          <ConfirmButton
            class="btn btn-ghost btn-sm"
            label={t.remove}
            title={t.removeTitle}
            text={t.removeText}
            act={async () => {
              await api('DELETE /feeds/:id', { param })
              await onChange()
              say(t.removed)
            }}
          />
        )}
      </div>
    </div>
  )
}
