import { CalendarCheck, CalendarPlus } from 'lucide'
import type { OfferShape } from '../../server/shares/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { useGoTo } from '../components/use-go-to.ts'
import { emptyDraft, newSlug } from '../events/form/draft.ts'
import { putDraftBack } from '../events/form/kept-draft.ts'
import { dayTime, when } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { shareMessages } from './share-messages.ts'

/** What other communes of this installation offer: to be taken into the own calendar, or declined. */
export function Offers() {
  const t = shareMessages()
  const listed = useApi('GET /offers', ['partners', 'deliveries'])
  const offers = listed.data?.offers ?? []
  if (offers.length === 0) return null
  return (
    <Section title={t.offersTitle}>
      <ul class="sheet divide-y divide-base-300">
        {offers.map(offer => (
          <li key={offer.id} class="p-4">
            <OfferLine offer={offer} onChange={listed.reload} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OfferLine({ offer, onChange }: { offer: OfferShape; onChange: () => Promise<void> }) {
  const t = shareMessages()
  const goTo = useGoTo()
  const { id, commune, title, status, event } = offer
  const param = { id }

  /** The form of a new event, filled in with theirs: one's own words, channels and plan. */
  async function take(): Promise<void> {
    const { media } = await api('POST /offers/:id/pictures', { param })
    putDraftBack({
      ...emptyDraft,
      title,
      startLocal: offer.startLocal,
      endLocal: offer.endLocal ?? '',
      place: offer.place,
      text: offer.text,
      link: offer.link ?? '',
      slug: newSlug(),
      media,
      offer: id,
    })
    goTo(paths.eventNew)
  }

  return (
    <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div class="min-w-0 flex-1 basis-64">
        <p class="font-semibold">{title}</p>
        <p>
          {dayTime(offer.startLocal)}
          {offer.place !== '' && `, ${offer.place}`}
        </p>
        <p class="text-muted text-sm">{t.offersBy(commune, when(offer.proposedAt))}</p>
        {event === null && offer.text !== '' && (
          <details class="mt-1">
            <summary class="cursor-pointer text-muted text-sm">{t.offerText}</summary>
            <p class="mt-1 whitespace-pre-line">{offer.text}</p>
            {offer.pictures.map(({ url, alt }) => (
              <img key={url} src={url} alt={alt} class="mt-2 max-h-64 rounded-field" />
            ))}
          </details>
        )}
        {event !== null && offer.state === 'withdrawn' && (
          <p class="text-sm text-warning">{t.offerWithdrawn(commune)}</p>
        )}
        {event !== null && offer.hasChanged && (
          <p class="text-sm text-warning">{t.offerChanges[status](commune)}</p>
        )}
      </div>
      <div class="flex flex-wrap gap-2">
        {event !== null && (
          <a class="btn btn-ghost btn-sm" href={paths.event(event)}>
            <Icon of={CalendarCheck} size={16} />
            {t.offerTaken}
            <span class="sr-only">{title}</span>
          </a>
        )}
        {event !== null && offer.hasChanged && may('events.write') && (
          <ConfirmButton
            class="btn btn-primary btn-sm"
            label={t.follow}
            title={t.followTitle(title)}
            text={t.followText}
            isGrave={false}
            act={async () => {
              await api('POST /offers/:id/follow', { param })
              await onChange()
              say(t.followed)
            }}
          />
        )}
        {event === null && may('events.write') && (
          <>
            <ActionButton class="btn btn-primary btn-sm" about={title} act={take}>
              <Icon of={CalendarPlus} size={16} />
              {t.takeOffer}
            </ActionButton>
            <ConfirmButton
              class="btn btn-ghost btn-sm"
              label={t.declineOffer}
              title={t.declineTitle(title)}
              text={t.declineText}
              act={async () => {
                await api('POST /offers/:id/decline', { param, json: {} })
                await onChange()
                say(t.offerDeclined)
              }}
            />
          </>
        )}
      </div>
    </div>
  )
}
