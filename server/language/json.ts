/** What a text says as JSON; undefined when it is none, such as a page of a proxy: no shape takes that. */
export function jsonIn(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
