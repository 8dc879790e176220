/**
 * The first words of the post that something was written under; null where there is none, or where
 * somebody wrote a post of their own: the network then gives as subject what they said.
 */
export function postAbove(subject: string | null, text: string | null): string | null {
  if (subject === null) return null
  return (text ?? '').startsWith(subject.replace(/…$/, '')) ? null : subject
}
