import { useState } from 'preact/hooks'
import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { SelectField } from '../../components/choices.tsx'
import { shortDay } from '../../format.ts'
import {
  type DraftPost,
  type EventDraft,
  type Home,
  pageOf,
  textFor,
  withText,
} from '../form/draft.ts'
import type { PreviewedPicture } from '../pictures/picture-note.tsx'
import { planMessages } from '../plans/messages.ts'
import { Previews } from './previews.tsx'

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
