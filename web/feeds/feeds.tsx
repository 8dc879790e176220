import { CircleAlert, Repeat2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { FeedShape } from '../../server/calendar/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { PartnerShape } from '../../server/partners/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Tick } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { closing, Dialog } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { list, when } from '../format.ts'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { AddFeed } from './add-feed.tsx'
import { feedMessages } from './messages.ts'
import { RelayRule } from './relay-rule.tsx'

/** What of others is followed, their calendars and their news: how each fares, one more, one less. */
export default function Feeds({ onClose }: { onClose: () => void }) {
  const feeds = useApi('GET /feeds', ['deliveries'])
  const partners = useApi('GET /partners', ['partners'])
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
      {may('commune.write') && <AddFeed onAdded={feeds.reload} />}
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
  const { id, name, url, use, error, readAt, upcoming } = feed
  return (
    <>
      <p class="font-semibold">{name}</p>
      <p class="break-all text-muted text-sm">{url}</p>
      <p class="text-sm">
        {use === 'events' ? t.upcoming(upcoming) : t.toRelay(upcoming)},{' '}
        {readAt === null ? t.neverRead : t.readAt(when(readAt))}
      </p>
      {error !== null && (
        <p class="flex items-start gap-1.5 text-error text-sm">
          <Icon of={CircleAlert} size={16} class="mt-0.5" />
          {error}
        </p>
      )}
      {feed.dead !== null && (
        <p class="font-semibold text-sm text-warning">
          {feed.dead.why === 'silent'
            ? t.silent(when(feed.dead.since))
            : t.failing(when(feed.dead.since))}
        </p>
      )}
      {may('events.write') && use === 'events' && (
        <InAgenda feed={feed} partners={partners} onChange={onChange} />
      )}
      {use === 'items' && <Rule feed={feed} onChange={onChange} />}
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

/** What of it is relayed without anybody's doing. */
function Rule({ feed, onChange }: Pick<FeedProps, 'feed' | 'onChange'>) {
  const t = feedMessages()
  const [isOpen, setIsOpen] = useState(false)
  const channels = useApi('GET /channels')
  const { name, rule, ruleProblem } = feed
  const known = channels.data?.channels ?? []
  const names = known.filter(({ id }) => rule?.channels.includes(id)).map(one => one.name)
  return (
    <div class="mt-2 text-sm">
      {rule !== null && <p>{t.ruleOn(list(names), rule.perDay)}</p>}
      {ruleProblem !== null && <p class="text-error">{ruleProblem}</p>}
      {may('events.write') && (
        <button type="button" class="btn btn-sm mt-1" onClick={() => setIsOpen(true)}>
          <Icon of={Repeat2} size={16} />
          {t.rule}
          <span class="sr-only">{t.ruleOf(name)}</span>
        </button>
      )}
      {isOpen && (
        <RelayRule
          feed={feed}
          channels={known}
          onClose={() => setIsOpen(closing(isOpen, false))}
          onSaved={onChange}
        />
      )}
    </div>
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
        value={inAgenda}
        onValue={isShown =>
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
