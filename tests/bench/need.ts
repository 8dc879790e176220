import {
  corpusFiles,
  type NeedScore,
  readCorpus,
  scoresOf,
} from '../support/reply-times/need-corpus.ts'
import { say } from './figures.ts'

const share = (right: number, all: number) =>
  `${right}/${all} ${((100 * right) / all).toFixed(1).padStart(5)} %`

/** By the rules alone, then with « sans doute rien à répondre », which only marks. */
const shares = ({ right, likely, all }: NeedScore) => `${share(right, all)}  ${share(likely, all)}`

/** Whether the rules that guess who waits are right, on what was labelled by hand. */
export async function benchNeed(): Promise<void> {
  const every = corpusFiles.flatMap(readCorpus)
  const villages = corpusFiles.map(file => ({ name: file, items: readCorpus(file) }))
  for (const { name, items } of [...villages, { name: 'all five', items: every }]) {
    const { needed, rest } = scoresOf(items)
    say(`${name}: need an answer: counted; not marked`, shares(needed))
    say(`${name}: the rest: left out; or marked`, shares(rest))
  }
  for (const [rule, count] of scoresOf(every).rules) say(`    by ${rule}`, String(count))
}
