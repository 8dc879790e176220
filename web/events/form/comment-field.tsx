import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { TextArea } from '../../components/field.tsx'
import { list } from '../../format.ts'
import { planMessages } from '../plans/messages.ts'

type CommentFieldProps = {
  /** Those that have first comments. */
  channels: readonly Spoken<ChannelShape>[]
  comment: string
  onComment: (comment: string) => void
  error: string | null
}

/** What goes under each post as its first comment: one text for all channels that have such. */
export function CommentField({ channels, comment, onComment, error }: CommentFieldProps) {
  const t = planMessages().firstComment
  return (
    <TextArea
      label={t.label}
      help={t.help(list(channels.map(({ name }) => name)))}
      optional
      error={error}
      value={comment}
      onValue={onComment}
    />
  )
}
