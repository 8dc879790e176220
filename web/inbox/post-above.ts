/**
 * The first words of the post that something was written under; null where there is none, or where
 * somebody wrote a post of their own: the network then gives as subject what they said.
 */
export function postAbove(subject: string | null, text: string | null): string | null {
  if (subject === null) return null
  return (text ?? '').startsWith(subject.replace(/…$/, '')) ? null : subject
}

/** Whether a text has its subject above it, as only what begins a conversation has. */
export const beginsWith = (topic: string, text: string): boolean =>
  text === topic || text.startsWith(`${topic}\n\n`)

/** A short mail has its subject above it (connectors/mailbox/parse.ts); the screens say it once. */
export const withoutTopic = (topic: string, text: string): string =>
  beginsWith(topic, text) ? text.slice(topic.length).trimStart() : text
