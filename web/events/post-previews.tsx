import { Info, TriangleAlert } from 'lucide'
import { useId, useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { textRoom } from '../../server/language/text-length.ts'
import {
  fitPicture,
  hasMargins,
  type PictureFacts,
} from '../../server/pictures/rules-rendition-plan.ts'
import { SelectField } from '../components/choices.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Tabs } from '../components/tabs.tsx'
import { number, shortDay } from '../format.ts'
import {
  type DraftPost,
  type EventDraft,
  type Home,
  pageOf,
  textFor,
  withText,
} from './form/draft.ts'
import { eventFormMessages } from './form/messages.ts'
import { NetworkPost, type ShownPost } from './network-post.tsx'
import { pictureMessages } from './picture-messages.ts'
import { planMessages } from './plan-messages.ts'

const SmsCost = lazyPart(() => import('./sms-cost.tsx'), 2)

type PostPreviewsProps = {
  draft: EventDraft
  posts: readonly DraftPost[]
  channels: readonly Spoken<ChannelShape>[]
  pictures: readonly PreviewedPicture[]
  home: Home | null
  onDraft: (draft: EventDraft) => void
}

/** What one post of the event says on each channel; with several, one chooses which. */
export function PostPreviews({
  draft,
  posts,
  channels,
  pictures,
  home,
  onDraft,
}: PostPreviewsProps) {
  const [key, setKey] = useState<string | null>(null)
  const t = planMessages()
  const post = posts.find(one => one.key === key) ?? posts[0] ?? null
  const step = post?.step ?? null
  const at = post?.times[0] ?? null
  const page = pageOf(draft, home?.agendaUrl ?? null)
  const cardUrl = draft.link === '' ? page : draft.link
  return (
    <div class="flex flex-col gap-4">
      {posts.length > 1 && (
        <SelectField
          label={t.shownPost}
          value={post?.key ?? ''}
          onValue={setKey}
          options={posts.map(one => ({
            value: one.key,
            label: t.shownAt(one.step?.name ?? t.otherPost, shortDay(one.times[0] ?? '')),
          }))}
        />
      )}
      <Previews
        channels={channels}
        textOf={channel => textFor(draft, channel, step, home)}
        pictures={pictures}
        card={cardUrl === null ? null : { url: cardUrl, title: draft.title }}
        at={at}
        comment={draft.comment.trim()}
        isByHand={channel => (step ?? draft).texts[channel.id] !== undefined}
        onText={(channel, text) => onDraft(withText(draft, step, channel, text))}
      />
    </div>
  )
}

type PreviewsProps = {
  channels: readonly Spoken<ChannelShape>[]
  textOf: (channel: Spoken<ChannelShape>) => string | null
  pictures: readonly PreviewedPicture[]
  card: ShownPost['card']
  at: string | null
  /** Under each, where the network has such; empty: none. */
  comment: string
  /** Null puts the composed text back. */
  onText: (channel: Spoken<ChannelShape>, text: string | null) => void
  isByHand: (channel: Spoken<ChannelShape>) => boolean
}

/** What each ticked channel will say, a tab each, as it will be read there, with what is left of its room. */
function Previews({ channels, textOf, onText, isByHand, comment, ...shown }: PreviewsProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const t = eventFormMessages()
  const channel = channels.find(({ id }) => id === chosen) ?? channels[0]
  if (channel === undefined) return <p class="text-muted">{t.previewEmpty}</p>
  const pictures = shown.pictures.map(({ alt, ...picture }) => ({
    ...picture,
    alt: alt || t.chosenPicture,
  }))
  return (
    <Tabs
      label={t.previewTabs}
      tabs={channels.map(one => ({
        key: one.id,
        label: one.name,
        mark: textRoom(textOf(one) ?? '', one.limits) < 0 && <TooLong />,
      }))}
      selected={channel.id}
      onSelect={setChosen}
    >
      <Preview
        key={channel.id}
        {...shown}
        pictures={pictures}
        channel={channel}
        comment={channel.limits.comment === null ? '' : comment}
        text={textOf(channel)}
        isByHand={isByHand(channel)}
        onText={text => onText(channel, text)}
      />
    </Tabs>
  )
}

function TooLong() {
  return (
    <>
      <Icon of={TriangleAlert} size={16} class="shrink-0 text-error" />
      <span class="sr-only">{eventFormMessages().tooLongThere}</span>
    </>
  )
}

type PreviewProps = Omit<ShownPost, 'text' | 'pictures'> & {
  text: string | null
  pictures: readonly PreviewedPicture[]
  isByHand: boolean
  onText: (text: string | null) => void
}

function Preview({ channel, text, pictures, isByHand, onText, ...shown }: PreviewProps) {
  const [isEditing, setIsEditing] = useState(false)
  const id = useId()
  const t = eventFormMessages()
  const room = textRoom(text ?? '', channel.limits)
  return (
    <article class="sheet overflow-hidden" aria-labelledby={id}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 border-base-300 border-b bg-base-200 px-4 py-2">
        <h3 id={id} class="font-sans text-base">
          {channel.name}
        </h3>
        <p class={`text-sm ${room < 0 ? 'font-semibold text-error' : 'text-muted'}`}>
          {room < 0 ? t.tooLong(number(-room), -room) : t.room(number(room), room)}
        </p>
      </div>
      {text === null ? (
        <p class="p-4 text-muted">{t.previewNeedsDate}</p>
      ) : (
        <>
          {isEditing ? (
            <div class="p-4">
              <textarea
                aria-label={t.textOn(channel.name)}
                title={t.textOn(channel.name)}
                class="textarea field-sizing-content max-h-96 min-h-36 w-full"
                value={text}
                onInput={event => onText(event.currentTarget.value)}
              />
            </div>
          ) : (
            <NetworkPost
              {...shown}
              card={channel.audience === null ? shown.card : null}
              pictures={pictures.filter(({ shown }) => shown !== '' && channel.limits.images > 0)}
              channel={channel}
              text={text}
            />
          )}
          <PictureNote limits={channel.limits} pictures={pictures} />
          {channel.audience === 'sms' && (
            <SmsCost channel={channel} text={text} at={shown.at} onText={onText} />
          )}
          <div class="flex flex-wrap gap-x-4 gap-y-1 border-base-300 border-t px-4 py-2 text-sm">
            <button type="button" class="text-link" onClick={() => setIsEditing(!isEditing)}>
              {isEditing ? t.seeResult : t.adapt}
              <span class="sr-only">{channel.name}</span>
            </button>
            {isByHand && (
              <button
                type="button"
                class="text-link"
                onClick={() => {
                  setIsEditing(false)
                  onText(null)
                }}
              >
                {t.backToCommon}
                <span class="sr-only">{channel.name}</span>
              </button>
            )}
          </div>
        </>
      )}
    </article>
  )
}

type PreviewedPicture = {
  shown: string
  alt: string
  /** Null until it was taken in. */
  facts?: PictureFacts | null
}

/** What becomes of the pictures on a network, where that is seen, and what it would refuse. */
function PictureNote({
  limits,
  pictures,
}: {
  limits: Spoken<ChannelShape>['limits']
  pictures: readonly PreviewedPicture[]
}) {
  const t = pictureMessages()
  const count = pictures.length
  const fits = pictures.map(({ facts }) => (facts ? fitPicture(facts, limits) : null))
  const placesOf = (isIt: (fit: (typeof fits)[number]) => boolean) =>
    fits.flatMap((fit, place) => (isIt(fit) ? [place + 1] : []))
  const unfit = placesOf(fit => fit?.kind === 'refused')
  const framed = placesOf(fit => fit?.kind === 'adapted' && hasMargins(fit.plan))
  return (
    <>
      {limits.images > 0 && count > limits.images && (
        <Line isRefusal>{t.tooMany(limits.images, count)}</Line>
      )}
      {unfit.length > 0 && limits.images > 0 && (
        <Line isRefusal>{t.unfit(unfit.join(', '), unfit.length === 1, count)}</Line>
      )}
      {limits.images === 0 && count > 0 && <Line>{t.leftOut}</Line>}
      {framed.length > 0 && limits.images > 0 && (
        <Line>{t.margins(framed.join(', '), framed.length === 1, count)}</Line>
      )}
    </>
  )
}

function Line({ children, isRefusal = false }: { children: string; isRefusal?: boolean }) {
  return (
    <p
      class={`mb-2 flex items-start px-4 gap-2 text-sm ${isRefusal ? 'font-semibold text-error' : 'text-muted'}`}
    >
      <Icon of={isRefusal ? TriangleAlert : Info} size={16} class="mt-0.5 shrink-0" />
      {children}
    </p>
  )
}
