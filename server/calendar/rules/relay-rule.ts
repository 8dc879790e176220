import { nextWorkingDay, quietTime } from '../../events/rules/quiet-time.ts'
import { localTimeOf } from '../../language/instant.ts'
import { addDays } from '../../language/iso-week.ts'
import { folded } from '../../language/text.ts'

/** What of a source is relayed by itself. `words`: one of them must be in it; none: everything is. */
export type RelayRule = { channels: number[]; words: string[]; perDay: number }

const HOUR = 60 * 60_000
/** So long somebody can take it back before it goes out, ms. */
const noticeMs = HOUR / 2
/** What the rule did not relay within a day, because the day was full, is for a person. */
export const ruleReachMs = 24 * HOUR

const morning = '08:30'
const evening = '20:00'

export function isRelayed(
  { words }: Pick<RelayRule, 'words'>,
  { title, text }: { title: string; text: string },
): boolean {
  const said = folded(`${title} ${text}`)
  return words.length === 0 || words.some(word => said.includes(folded(word)))
}

/** When it goes out, local 'YYYY-MM-DDTHH:MM': soon, by day, and when people read. */
export function relayTime(now: number, zone: string): string {
  const soon = localTimeOf(now + noticeMs, zone)
  const [date = '', time = ''] = soon.split('T')
  const local =
    time < morning ? `${date}T${morning}` : time > evening ? `${addDays(date, 1)}T${morning}` : soon
  if (quietTime(local) === null) return local
  return `${nextWorkingDay(local, 1).slice(0, 10)}T${morning}`
}
