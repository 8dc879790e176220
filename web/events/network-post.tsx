import { Bookmark, Globe, Heart, MessageCircle, Send, Share2, ThumbsUp } from 'lucide'
import { type ComponentChildren, Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { countSigns, partsOf, type TextPart } from '../../server/language/text-signs.ts'
import { Icon } from '../components/icon.tsx'
import { dayTime } from '../format.ts'
import { PictureGrid } from './picture-grid.tsx'
import { planMessages } from './plan-messages.ts'

export type ShownPost = {
  channel: Spoken<ChannelShape>
  text: string
  pictures: readonly { shown: string; alt: string }[]
  /** What the network shows a card for, where there is no picture. */
  card: { url: string; title: string } | null
  /** When it will be there, local; null: not known yet. */
  at: string | null
  /** The channel's own first comment under it; empty: none. */
  comment: string
}

/** A post as the readers of its network will see it. */
export function NetworkPost(post: ShownPost) {
  return (
    <>
      <Shown {...post} />
      {post.comment !== '' && <OwnComment {...post} />}
    </>
  )
}

function Shown(post: ShownPost) {
  switch (post.channel.connector) {
    case 'facebook':
      return <FacebookPost {...post} />
    case 'instagram':
      return <InstagramPost {...post} />
    default:
      return <WholePost {...post} />
  }
}

function OwnComment({ channel, comment }: ShownPost) {
  return (
    <div class="flex items-start gap-2 border-base-300 border-t px-4 py-3">
      <Avatar name={channel.name} />
      <div class="min-w-0 rounded-box bg-base-200 px-3 py-2 leading-snug">
        <p class="text-muted text-sm">{planMessages().firstComment.label}</p>
        <p class="font-semibold">{channel.name}</p>
        <p class="wrap-break-word whitespace-pre-line">
          <RichText
            text={comment}
            shows={channel.connector === 'instagram' ? ['hashtag', 'mention'] : ['hashtag', 'link']}
          />
        </p>
      </div>
    </div>
  )
}

/** Where Facebook folds a text: at five lines or some 480 signs. */
const folds = { facebook: { signs: 477, lines: 5 }, instagram: { signs: 125, lines: 2 } }

function FacebookPost({ channel, text, pictures, card, at }: ShownPost) {
  const t = planMessages().network
  return (
    <div>
      <Heading name={channel.name} at={at} />
      <div class="px-4 py-3">
        <Folded text={text} fold={folds.facebook} more={t.seeMore} shows={['hashtag', 'link']} />
      </div>
      <PictureGrid pictures={pictures} class="mx-auto w-full object-contain" />
      {pictures.length === 0 && card !== null && <LinkCard {...card} />}
      <ul
        aria-hidden="true"
        class="flex flex-wrap justify-around gap-2 border-base-300 border-t px-2 py-2 text-muted text-sm"
      >
        {[
          { icon: ThumbsUp, word: t.like },
          { icon: MessageCircle, word: t.comment },
          { icon: Share2, word: t.share },
        ].map(({ icon, word }) => (
          <li key={word} class="flex items-center gap-1.5">
            <Icon of={icon} size={16} />
            {word}
          </li>
        ))}
      </ul>
      {countSigns(text, 'mention') > 0 && <Hint>{t.deadMentions}</Hint>}
    </div>
  )
}

/** Where a text is never folded, and its addresses and names lead somewhere. */
function WholePost({ channel, text, pictures, card, at }: ShownPost) {
  const { warning = '' } = channel.config
  return (
    <div>
      <Heading name={channel.name} at={at} />
      <div class="px-4 py-3">
        {warning !== '' && <p class="mb-2 font-semibold">{warning}</p>}
        <p class="whitespace-pre-line wrap-break-word">
          <RichText text={text} shows={['hashtag', 'mention', 'link']} />
        </p>
      </div>
      <PictureGrid pictures={pictures} class="mx-auto w-full object-contain" />
      {pictures.length === 0 && card !== null && <LinkCard {...card} />}
    </div>
  )
}

function Heading({ name, at }: { name: string; at: string | null }) {
  return (
    <div class="flex items-center gap-3 px-4 pt-3">
      <Avatar name={name} />
      <div class="min-w-0 leading-tight">
        <p class="truncate font-semibold">{name}</p>
        {at !== null && (
          <p class="flex items-center gap-1 text-muted text-sm">
            {dayTime(at)}
            <Icon of={Globe} size={12} />
          </p>
        )}
      </div>
    </div>
  )
}

function InstagramPost({ channel, text, pictures }: ShownPost) {
  const t = planMessages().network
  const [first] = pictures
  return (
    <div>
      <div class="flex items-center gap-3 px-4 py-3">
        <Avatar name={channel.name} />
        <p class="truncate font-semibold">{channel.name}</p>
      </div>
      {first !== undefined && (
        <div class="relative bg-white">
          <img src={first.shown} alt={first.alt} class="mx-auto max-h-96 object-contain" />
          {pictures.length > 1 && (
            <p class="absolute end-2 top-2 rounded-full bg-black/70 px-2 py-0.5 text-sm text-white">
              {t.pictureOf(pictures.length)}
            </p>
          )}
        </div>
      )}
      <div aria-hidden="true" class="flex gap-4 px-4 pt-3">
        <Icon of={Heart} size={22} />
        <Icon of={MessageCircle} size={22} />
        <Icon of={Send} size={22} />
        <span class="ms-auto">
          <Icon of={Bookmark} size={22} />
        </span>
      </div>
      <div class="px-4 py-3">
        <Folded
          text={text}
          fold={folds.instagram}
          more={t.more}
          shows={['hashtag', 'mention']}
          before={<span class="font-semibold">{channel.name} </span>}
        />
      </div>
      {partsOf(text).some(({ kind }) => kind === 'link') && <Hint>{t.deadLinks}</Hint>}
    </div>
  )
}

function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      class="grid size-10 shrink-0 place-items-center rounded-full bg-wash font-semibold text-primary"
    >
      {name
        .replace(/^page (de |d’|du |des )?(la |le |les |l’)?/i, '')
        .slice(0, 1)
        .toUpperCase()}
    </span>
  )
}

function Hint({ children }: { children: ComponentChildren }) {
  return <p class="border-base-300 border-t px-4 py-2 text-muted text-sm">{children}</p>
}

function LinkCard({ url, title }: { url: string; title: string }) {
  const t = planMessages().network
  return (
    <div class="border-base-300 border-t bg-base-200 px-4 py-3">
      <p class="sr-only">{t.cardTitle(title)}</p>
      <p aria-hidden="true" class="text-muted text-sm uppercase">
        {URL.parse(url)?.hostname ?? url}
      </p>
      <p aria-hidden="true" class="font-semibold">
        {title}
      </p>
    </div>
  )
}

type FoldedProps = {
  text: string
  fold: { signs: number; lines: number }
  more: string
  shows: Parameters<typeof RichText>[0]['shows']
  before?: ComponentChildren
}

/** The beginning of a text, as networks fold it, and the rest when one asks for it. */
function Folded({ text, fold, more, shows, before }: FoldedProps) {
  const [isWhole, setIsWhole] = useState(false)
  const t = planMessages().network
  const short = beginning(text, fold)
  const isFolded = short.length < text.length
  return (
    <p class="whitespace-pre-line wrap-break-word">
      {before}
      <RichText text={isWhole ? text : short} shows={shows} />
      {isFolded && (
        <Fragment>
          {isWhole ? ' ' : '… '}
          <button
            type="button"
            class="cursor-pointer font-semibold text-muted hover:underline"
            aria-expanded={isWhole}
            onClick={() => setIsWhole(!isWhole)}
          >
            {isWhole ? t.seeLess : more}
          </button>
        </Fragment>
      )}
    </p>
  )
}

function beginning(text: string, { signs, lines }: FoldedProps['fold']): string {
  const few = text.split('\n').slice(0, lines).join('\n')
  const short = [...few].length > signs ? [...few].slice(0, signs).join('') : few
  return short.length < text.length ? short.trimEnd() : text
}

/** A text with what its network makes stand out. */
function RichText({ text, shows }: { text: string; shows: readonly TextPart['kind'][] }) {
  let place = 0
  return (
    <>
      {partsOf(text).map(part => {
        const key = place
        place += part.text.length
        return shows.includes(part.kind) ? (
          <span key={key} class="wrap-anywhere text-info">
            {part.text}
          </span>
        ) : (
          part.text
        )
      })}
    </>
  )
}
