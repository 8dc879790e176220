import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { NewTab } from '../components/new-tab.tsx'
import { inboxMessages } from './messages.ts'
import { postAbove } from './post-above.ts'

/** The first words of the post that a conversation is under; null: none, or one of the resident's own. */
export function postOf({
  visibility,
  subject,
  messages: said,
}: Spoken<ConversationShape>): string | null {
  return visibility === 'public' ? postAbove(subject, said[0]?.text ?? null) : null
}

/** What was commented on: its picture, its first words, and, unless another link does, the way to it. */
export function PostCard({
  conversation,
  isLinked,
}: {
  conversation: Spoken<ConversationShape>
  isLinked: boolean
}) {
  const t = inboxMessages()
  const { url, picture } = conversation
  const post = postOf(conversation)
  if (post === null) return null
  return (
    <aside aria-label={t.post} class="sheet mb-5 flex items-center gap-3 p-3 text-sm">
      {picture && (
        <img
          src={`/api/pictures/${picture.id}/small`}
          alt={picture.alt}
          width={56}
          height={56}
          class="size-14 shrink-0 rounded-field bg-base-200 object-cover"
        />
      )}
      <div class="min-w-0">
        <p class="line-clamp-2">{post}</p>
        {url && isLinked && <NewTab href={url}>{t.original}</NewTab>}
      </div>
    </aside>
  )
}
