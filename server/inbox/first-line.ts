/** What stands for a title where there is no event. */
export function firstLineOf(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`
}
