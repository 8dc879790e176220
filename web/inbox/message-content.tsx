import { quoted } from '../format.ts'
import { messages } from '../language.ts'
import { withoutTopic } from './post-above.ts'

type ContentProps = {
  /** What the conversation is about, where its channel has subjects. */
  topic: string | null
  /** Null: erased. */
  text: string | null
}

/** What somebody said, after what it is about: « Horaires — La mairie est-elle ouverte ? » */
export function MessageContent({ topic, text }: ContentProps) {
  if (text === null) return <>{messages.value.residents.erased}</>
  if (topic === null) return <>{quoted(text)}</>
  const said = withoutTopic(topic, text)
  return (
    <>
      <span class="font-medium">{quoted(topic)}</span>
      {said !== '' && `\u00a0— ${quoted(said)}`}
    </>
  )
}
