import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { EventShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { useAsks } from '../approval/use-asks.ts'
import { Dialog } from '../components/dialog.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { nowLocal } from '../format.ts'
import { me } from '../session.ts'
import { ChannelPicker, CommentField } from './form/channel-picker.tsx'
import { draftOf, type EventDraft, findingsOf, postsOf, textFor } from './form/draft.ts'
import { errorFor } from './form/findings.tsx'
import { eventFormMessages } from './form/messages.ts'
import { chosenTimes } from './form/times.ts'
import { TimesPicker } from './form/times-picker.tsx'
import { PostPreviews } from './post-previews.tsx'

/** More publications for an event that is there already. */
export function AddPost({
  event,
  onDone,
}: {
  event: Spoken<EventShape>
  onDone: () => Promise<void>
}) {
  const [isOpen, setIsOpen] = useState(false)
  const t = eventFormMessages()
  return (
    <>
      <button type="button" class="btn" onClick={() => setIsOpen(true)}>
        <Icon of={Plus} size={16} />
        {t.addPost}
      </button>
      {isOpen && (
        <AddPostDialog
          event={event}
          onClose={() => setIsOpen(false)}
          onDone={async () => {
            await onDone()
            setIsOpen(false)
          }}
        />
      )}
    </>
  )
}

type AddPostProps = {
  event: Spoken<EventShape>
  /** The channels and the texts of a post that it is a copy of. */
  initial?: Pick<EventDraft, 'channels' | 'texts' | 'comment'>
  onDone: () => Promise<void>
}

export function AddPostDialog({ onClose, ...form }: AddPostProps & { onClose: () => void }) {
  const t = eventFormMessages()
  const channels = useApi('GET /channels')
  return (
    <Dialog title={t.addPost} wide onClose={onClose}>
      <Loaded resource={channels}>{data => <AddPostForm {...form} all={data.channels} />}</Loaded>
    </Dialog>
  )
}

function AddPostForm({
  event,
  initial,
  onDone,
  all,
}: AddPostProps & { all: Spoken<ChannelShape>[] }) {
  const [draft, setDraft] = useState<EventDraft>({ ...draftOf(event), ...initial })
  const t = eventFormMessages()
  const asks = useAsks()
  const ticked = all.filter(channel => draft.channels.includes(channel.id))
  const times = chosenTimes(draft, nowLocal())
  const home = me.value
  const posts = postsOf(draft, times, nowLocal())
  const findings = findingsOf(draft, all, posts, event.media, home)
  const commenting = ticked.filter(({ limits }) => limits.comment !== null)
  const comment = draft.comment.trim()
  const comments = comment === '' ? 0 : commenting.length
  const isNothing = ticked.length * times.length === 0

  async function plan(): Promise<void> {
    const texts = Object.fromEntries(
      ticked.map(channel => [String(channel.id), textFor(draft, channel, null, home) ?? '']),
    )
    const { deliveries, skipped } = await api('POST /events/:id/posts', {
      param: { id: event.id },
      json: {
        text: Object.values(texts)[0] ?? event.text,
        texts,
        channels: draft.channels,
        times: chosenTimes(draft, nowLocal()),
        media: event.media.map(({ id }) => id),
        ...(comments > 0 && { comment }),
      },
    })
    // A first comment is a delivery of its own, and no publication.
    const times = deliveries.length / (ticked.length + comments)
    await onDone()
    say(t.planned(times * ticked.length, skipped.length, asks))
  }

  return (
    <Form
      noValidate
      class="flex flex-col gap-6"
      look="btn btn-primary self-start"
      submit={asks ? t.planAsking : t.plan}
      kept={t.kept}
      isReady={findings.length === 0 && !isNothing}
      act={plan}
    >
      {isTried => (
        <>
          <ChannelPicker
            channels={all}
            chosen={draft.channels}
            onChosen={chosen => setDraft({ ...draft, channels: chosen })}
            error={
              isTried ? (errorFor(findings, 'channels') ?? (isNothing ? t.chooseBoth : null)) : null
            }
          />
          <TimesPicker
            startLocal={event.startLocal}
            nowLocal={nowLocal()}
            times={draft}
            onTimes={chosen => setDraft({ ...draft, ...chosen })}
          />
          {commenting.length > 0 && (
            <CommentField
              channels={commenting}
              comment={draft.comment}
              onComment={text => setDraft({ ...draft, comment: text })}
              error={isTried ? errorFor(findings, 'comment') : null}
            />
          )}
          <PostPreviews
            draft={draft}
            posts={posts}
            channels={ticked}
            pictures={event.media.map(one => ({ shown: one.url, alt: one.alt, facts: one }))}
            home={home}
            onDraft={setDraft}
          />
        </>
      )}
    </Form>
  )
}
