import { NBSP } from '../../language/french.ts'
import type { SourceItem } from './source.ts'

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
