import { CircleAlert, Rss } from 'lucide'
import { useState } from 'preact/hooks'
import type {
  CommitteeShape,
  SourceFound,
  SubscriptionShape,
  SubscriptionTried,
} from '../../server/committees/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { FormDialog, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { dayOrTime, when } from '../format.ts'
import { committeeMessages } from './messages.ts'

type Props = {
  committee: Spoken<Pick<CommitteeShape, 'id' | 'name' | 'endedAt' | 'subscription'>>
  onChange: () => Promise<void>
}

/** A committee's own calendar: followed or not, how it fares, looked at now, ended. */
export function Subscription({ committee, onChange }: Props) {
  const t = committeeMessages().subscription
  const [isOpen, setIsOpen] = useState(false)
  const { id, name, endedAt, subscription } = committee
  if (subscription !== null) {
    return (
      <Followed
        id={id}
        name={name}
        isEnded={endedAt !== null}
        subscription={subscription}
        onChange={onChange}
      />
    )
  }
  return (
    <div class="mt-3 border-base-300 border-t pt-3">
      <button type="button" class="btn btn-ghost btn-sm" onClick={() => setIsOpen(true)}>
        <Icon of={Rss} size={16} />
        {t.follow}
        <span class="sr-only">{committeeMessages().about(name)}</span>
      </button>
      {isOpen && <Follow id={id} onClose={() => setIsOpen(false)} onDone={onChange} />}
    </div>
  )
}

function Followed({
  id,
  name,
  isEnded,
  subscription,
  onChange,
}: {
  id: number
  name: string
  isEnded: boolean
  subscription: Spoken<SubscriptionShape>
  onChange: () => Promise<void>
}) {
  const t = committeeMessages().subscription
  const { url, readAt, error } = subscription
  const about = committeeMessages().about(name)
  return (
    <div class="mt-3 flex flex-wrap items-start justify-between gap-3 border-base-300 border-t pt-3">
      <div class="min-w-0 flex-1 basis-56">
        <p class="font-semibold">{t.title}</p>
        <p class="break-all text-muted text-sm">{url}</p>
        <p class="text-sm">{t.found(subscription.upcoming, readAt && when(readAt))}</p>
        <Rest found={subscription} />
        {error !== null && (
          <p class="flex items-start gap-1.5 text-error text-sm">
            <Icon of={CircleAlert} size={16} class="mt-0.5" />
            {error}
          </p>
        )}
      </div>
      <div class="flex flex-wrap gap-2">
        {!isEnded && (
          <ActionButton
            class="btn btn-ghost btn-sm"
            about={about}
            act={async () => {
              await api('POST /committees/:id/subscription/refresh', { param: { id } })
              await onChange()
            }}
          >
            {t.refresh}
          </ActionButton>
        )}
        <ConfirmButton
          class="btn btn-ghost btn-sm"
          label={t.end}
          title={t.endTitle(name)}
          text={t.endText}
          act={async () => {
            await api('DELETE /committees/:id/subscription', { param: { id } })
            await onChange()
            say(t.ended)
          }}
        />
      </div>
    </div>
  )
}

/** What of a calendar is not proposed, and why. */
function Rest({ found: { left, mostOfSeries, undated } }: { found: SourceFound }) {
  const t = committeeMessages().subscription
  return (
    <>
      {left > 0 && <p class="text-muted text-sm">{t.left(left, mostOfSeries)}</p>}
      {undated > 0 && <p class="text-sm text-warning">{t.undated(undated)}</p>}
    </>
  )
}

/** The address is tried at once, and what it brings is shown before it is kept. */
function Follow({
  id,
  onClose,
  onDone,
}: {
  id: number
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const t = committeeMessages().subscription
  const [url, setUrl] = useState('')
  const [tried, setTried] = useState<SubscriptionTried | null>(null)
  const isAddress = /^(https?|webcals?):\/\/./i.test(url.trim())
  const asked = { param: { id }, json: { url: url.trim() } }
  return (
    <FormDialog
      title={t.follow}
      noValidate
      submit={tried === null ? t.look : t.keep}
      isReady={isAddress}
      onClose={onClose}
      act={async () => {
        if (tried === null) {
          setTried(await api('POST /committees/:id/subscription/try', asked))
          return
        }
        await api('PUT /committees/:id/subscription', asked)
        await onDone()
        say(t.followed)
        onClose()
      }}
    >
      {isTried => (
        <>
          <TextField
            name="url"
            label={t.url}
            help={t.urlHelp}
            inputMode="url"
            maxLength={1000}
            value={url}
            error={isTried && !isAddress ? t.urlMissing : null}
            onValue={given => {
              setUrl(given)
              setTried(null)
            }}
          />
          {tried !== null && (
            <div role="status" class="border-base-300 border-s-4 ps-4">
              <p class="font-semibold">{t.found(tried.upcoming, null)}</p>
              <ul>
                {tried.first.map(({ title, startLocal }) => (
                  <li key={`${startLocal}${title}`}>
                    {title}, {dayOrTime(startLocal)}
                  </li>
                ))}
              </ul>
              <Rest found={tried} />
              <p class="mt-2 text-muted text-sm">{t.help}</p>
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}
