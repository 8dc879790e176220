import type { CheckLine } from '../../connectors/connector.ts'

/** What was seen of a channel by other means than its check, ms UTC; null: never. */
export type Seen = {
  /** Its last look for messages that succeeded. */
  readAt: number | null
  /** The last call of its network. */
  calledAt: number | null
  /** What shows that it does not work: a look that failed, or its pause; null while it works. */
  failedAt: number | null
}

/** Errors that end a check: with one of them nothing at all is read. */
const shut = new Set(['token', 'page', 'account', 'network', 'check'])

/**
 * The lines of a check that nothing seen since contradicts. A channel that was read or called back
 * after its check is neither shut nor deaf; of one that fails since, nobody knows what still holds.
 */
export function linesThatHold(
  lines: readonly CheckLine[],
  checkedAt: number | null,
  { readAt, calledAt, failedAt }: Seen,
): CheckLine[] {
  const since = (at: number | null) => at !== null && checkedAt !== null && at > checkedAt
  return lines.filter(({ key, level }) => {
    if (level === 'error') return !(shut.has(key) && since(readAt))
    if (key === 'webhooks' && level !== 'ok') return !since(calledAt)
    return level !== 'ok' || !since(failedAt)
  })
}
