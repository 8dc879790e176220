import { setTimeout } from 'node:timers/promises'
import { BadUse, command, type Input, optional } from '../../cli/command.ts'
import type { Remote } from '../../cli/remote.ts'
import { frenchCount, frenchDate, frenchNumber } from '../../language/french.ts'
import { isDate } from '../../language/zone.ts'
import { ofCommand, type Progress, rebuildEpisodes } from '../rebuild.ts'
import type { RebuildShape } from '../shapes.ts'

/** Counts that only the machine itself makes are null with `--server`. */
type Document = {
  fromDate: string | null
  conversations: number
  episodes: number | null
  /** Episodes that came, went or say something else than before. */
  changed: number | null
}

/** How often another Tambour is asked how far it is, ms. */
const askEveryMs = 500

export const commands = [
  command<Document>({
    name: 'rebuild',
    usage: '[--from DATE]',
    summary: 'Recalcule les délais à partir des messages, tous ou depuis une date.',
    options: { from: { type: 'string' } },
    async local({ context, commune }, input) {
      const fromDate = dateOf(input)
      const tally = { episodes: 0, changed: 0 }
      const line = progressLine()
      const { conversations } = await rebuildEpisodes(context, commune.id, {
        ...(fromDate !== null && { fromDate }),
        tally,
        pace: ofCommand,
        onProgress: line.show,
      })
      line.end()
      return { fromDate, conversations, ...tally }
    },
    async remote(remote, input) {
      const fromDate = dateOf(input)
      const conversations = await follow(remote, fromDate)
      return { fromDate, conversations, episodes: null, changed: null }
    },
    print,
  }),
]

function dateOf({ values }: Input): string | null {
  const from = optional(values, 'from') ?? null
  if (from !== null && !isDate(from)) {
    throw new BadUse(`--from doit être une date comme 2026-06-01, pas « ${from} ».`)
  }
  return from
}

/** @returns how many conversations the other Tambour looked at, as far as it said. */
async function follow(remote: Remote, fromDate: string | null): Promise<number> {
  const line = progressLine()
  let last = 0
  let state: RebuildShape = await remote('POST /rebuild', {
    json: fromDate === null ? {} : { fromDate },
  })
  while (state.rebuild !== null) {
    const { done, total } = state.rebuild
    if (total !== null) {
      last = total
      line.show({ done, total })
    }
    await setTimeout(askEveryMs)
    state = await remote('GET /rebuild')
  }
  line.end()
  return last
}

/** On standard error: one line written over where a person looks on, elsewhere one each tenth. */
function progressLine() {
  const { stderr } = process
  let tenths = -1
  return {
    show({ done, total }: Progress): void {
      const reached = total === 0 ? 10 : Math.floor((done / total) * 10)
      if (!stderr.isTTY && reached === tenths) return
      tenths = reached
      const text = `Recalcul des délais : ${frenchNumber(done)} conversations sur ${frenchNumber(total)}`
      stderr.write(stderr.isTTY ? `\r${text}` : `${text}\n`)
    },
    end(): void {
      if (stderr.isTTY && tenths >= 0) stderr.write('\n')
    },
  }
}

function print({ fromDate, conversations, episodes, changed }: Document): string {
  const since = fromDate === null ? '' : ` depuis le ${frenchDate(fromDate)}`
  const looked = frenchCount(conversations, 'conversation relue', 'conversations relues')
  if (episodes === null || changed === null) return `${looked}${since}.`
  const found = frenchCount(episodes, 'délai', 'délais')
  const moved = changed === 0 ? 'aucun n’a changé' : frenchCount(changed, 'a changé', 'ont changé')
  return `${looked}${since} : ${found}, ${moved}.`
}
