import {
  corpusFiles,
  heldBackFiles,
  type NeedScore,
  readCorpus,
  ruleFor,
  scoresOf,
} from '../support/reply-times/need-corpus.ts'
import { say } from './figures.ts'

const share = (right: number, all: number) =>
  `${right}/${all} ${((100 * right) / all).toFixed(1).padStart(5)} %`

/** By the rules alone, then with « sans doute rien à répondre », which only marks. */
const shares = ({ right, likely, all }: NeedScore) => `${share(right, all)}  ${share(likely, all)}`

/** Whether the rules that guess who waits are right, on what was labelled by hand. */
export async function benchNeed(): Promise<void> {
  for (const file of corpusFiles) {
    const items = readCorpus(file)
    const { needed, rest, kinds } = scoresOf(items)
    say(`${file}: need an answer: counted; not marked`, shares(needed))
    say(`${file}: the rest: left out; or marked`, shares(rest))
    for (const [kind, score] of kinds) {
      say(`    ${kind}, ${score.needs ? 'counted' : 'left out'}`, shares(score))
    }
    if (heldBackFiles.some(heldBack => heldBack === file)) continue
    for (const item of items) {
      const rule = item.needs ? ruleFor(item) : null
      if (rule !== null) say(`    slip of ${rule}`, item.text)
    }
  }
}
