import { nextWorkingDay, quietTime } from '../../events/rules/quiet-time.ts'
import { NBSP } from '../../language/french.ts'
import { localTimeOf } from '../../language/instant.ts'
import { addDays } from '../../language/iso-week.ts'
import { folded } from '../../language/text.ts'
import type { SourceItem } from './source.ts'

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

/** What the shortest of networks takes, less what it may count otherwise. */
const most = 280

/** The words in which an item is relayed, in the commune's own frame: whose news it is, and where it stands. */
export function relayText(
  source: string,
  { title, link }: Pick<SourceItem, 'title' | 'link'>,
): string {
  const end = link === null ? '' : `\n\n${link}`
  const frame = `${source} annonce${NBSP}: `
  const room = Math.max(40, most - frame.length - end.length - 1)
  const words = title.length <= room ? title : `${title.slice(0, room).replace(/\s+\S*$/, '')}…`
  return `${frame}${words}${/[.!?…]$/.test(words) ? '' : '.'}${end}`
}
