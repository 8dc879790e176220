import { CircleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import type { FeedShape } from '../../server/calendar/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField, Tick } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { useAction, useResource } from '../resource.ts'
import { may } from '../session.ts'
import { feedMessages } from './feeds-messages.ts'

/** The calendars of neighbours: how each fares, one more, one less. */
export default function Feeds({ onClose }: { onClose: () => void }) {
  const feeds = useResource('feeds', () => api('GET /feeds'), ['deliveries'])
  const partners = useResource('partners', () => api('GET /partners'), ['partners'])
  const current = partners.data?.partners.filter(({ endedAt }) => endedAt === null) ?? []
  const t = feedMessages()
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p class="mb-4 text-muted">{t.lead}</p>
      <Loaded resource={feeds} lines={3}>
        {data =>
          data.feeds.length === 0 ? (
            <p>
              {t.none} {!may('commune.write') && t.noneReader}
            </p>
          ) : (
            <ul class="sheet divide-y divide-base-300">
              {data.feeds.map(feed => (
                <li key={feed.id} class="p-3">
                  <Feed feed={feed} partners={current} onChange={feeds.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('commune.write') && <Add onAdded={feeds.reload} />}
    </Dialog>
  )
}

type FeedProps = {
  feed: Spoken<FeedShape>
  partners: readonly PartnerShape[]
  onChange: () => Promise<void>
}

function Feed({ feed, partners, onChange }: FeedProps) {
  const t = feedMessages()
  const { id, name, url, error, readAt, upcoming } = feed
  return (
    <>
      <p class="font-semibold">{name}</p>
      <p class="break-all text-muted text-sm">{url}</p>
      <p class="text-sm">
        {t.upcoming(upcoming)}, {readAt === null ? t.neverRead : t.readAt(when(readAt))}
      </p>
      {error !== null && (
        <p class="flex items-start gap-1.5 text-error text-sm">
          <Icon of={CircleAlert} size={16} class="mt-0.5" />
          {error}
        </p>
      )}
      {may('events.write') && <InAgenda feed={feed} partners={partners} onChange={onChange} />}
      <div class="mt-2 flex flex-wrap gap-2">
        {may('events.write') && (
          <ActionButton
            class="btn btn-sm"
            about={t.refreshOf(name)}
            act={async () => {
              await api('POST /feeds/:id/refresh', { param: { id } })
              await onChange()
            }}
          >
            {t.refresh}
          </ActionButton>
        )}
        {may('commune.write') && (
          <ConfirmButton
            class="btn btn-sm btn-ghost"
            label={t.remove}
            title={t.removeOf(name)}
            text={t.removeText}
            confirm={t.remove}
            act={async () => {
              await api('DELETE /feeds/:id', { param: { id } })
              await onChange()
              say(t.removed)
            }}
          />
        )}
      </div>
    </>
  )
}

/** Whether residents see its events, and with which neighbours they find them. */
function InAgenda({ feed, partners, onChange }: FeedProps) {
  const t = feedMessages()
  const action = useAction()
  const { id, name } = feed
  const [chosen, setChosen] = useState({ inAgenda: feed.inAgenda, partner: feed.partner })
  const { inAgenda, partner } = chosen
  // Shown as it is pressed, and as it was where it is refused.
  async function save(wanted: Partial<typeof chosen>, said: string): Promise<void> {
    const json = { ...chosen, ...wanted }
    setChosen(json)
    const isSaved = await action.run(async () => {
      await api('PUT /feeds/:id', { param: { id }, json })
      say(said)
      void onChange()
    })
    if (!isSaved) setChosen(chosen)
  }
  return (
    <div class="mt-2 flex flex-col gap-2 text-sm">
      <Tick
        label={
          <>
            {t.inAgenda}
            <span class="sr-only">{t.inAgendaOf(name)}</span>
          </>
        }
        help={t.inAgendaHelp}
        checked={inAgenda}
        onChecked={isShown =>
          void save({ inAgenda: isShown }, isShown ? t.shown(name) : t.hidden(name))
        }
      />
      {inAgenda && partners.length > 0 && (
        <label class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t.partner}
            <span class="sr-only">{t.partnerOf(name)}</span>
          </span>
          <select
            class="select select-sm w-auto"
            value={partner ?? ''}
            onChange={event =>
              void save({ partner: Number(event.currentTarget.value) || null }, t.saved)
            }
          >
            <option value="">{t.noPartner}</option>
            {partners.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <ProblemNotice problem={action.problem} kept={messages.value.form.notSaved} />
    </div>
  )
}

function Add({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = feedMessages()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')

  const nameError = name.trim() === '' ? t.nameMissing : null
  const urlError = /^(https?|webcals?):\/\/./i.test(url.trim()) ? null : t.urlMissing

  async function add(): Promise<void> {
    const added = await api('POST /feeds', { json: { name: name.trim(), url: url.trim() } })
    say(t.added(added.name, t.upcoming(added.upcoming)))
    setName('')
    setUrl('')
    await onAdded()
  }

  return (
    <Form
      noValidate
      class="mt-5 flex flex-col gap-4 border-base-300 border-t pt-4"
      submit={t.add}
      look="btn btn-primary w-fit"
      kept={t.notAdded}
      isReady={nameError === null && urlError === null}
      act={add}
    >
      {isTried => (
        <>
          <h3 class="font-sans text-base">{t.addTitle}</h3>
          <TextField
            name="name"
            label={t.name}
            maxLength={80}
            value={name}
            error={isTried ? nameError : null}
            onValue={setName}
          />
          <TextField
            name="url"
            label={t.url}
            help={t.urlHelp}
            inputMode="url"
            maxLength={1000}
            value={url}
            error={isTried ? urlError : null}
            onValue={setUrl}
          />
        </>
      )}
    </Form>
  )
}
