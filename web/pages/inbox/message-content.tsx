import { quoted } from '../../format.ts'
import { messages } from '../../i18n/index.ts'

type ContentProps = {
  /** What the conversation is about, where its channel has subjects. */
  topic: string | null
  /** Null: erased. */
  text: string | null
  /** Whole, with what it is about on a line of its own. */
  whole?: boolean
}

/** What somebody said, after what it is about: « Horaires — La mairie est-elle ouverte ? » */
export function MessageContent({ topic, text, whole = false }: ContentProps) {
  if (text === null) return <>{messages.value.residents.erased}</>
  if (topic === null) return <>{quoted(text)}</>
  // A short mail has its subject above it (connectors/mailbox/parse.ts).
  const said = beginsWith(topic, text) ? text.slice(topic.length).trimStart() : text
  if (whole) {
    return (
      <>
        <span class="mb-1 block font-medium">{quoted(topic)}</span>
        {quoted(said)}
      </>
    )
  }
  return (
    <>
      <span class="font-medium">{quoted(topic)}</span>
      {said !== '' && `\u00a0— ${quoted(said)}`}
    </>
  )
}

/** Whether a text has its subject above it, as only what begins a conversation has. */
export const beginsWith = (topic: string, text: string): boolean =>
  text === topic || text.startsWith(`${topic}\n\n`)
