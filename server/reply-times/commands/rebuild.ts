import { setTimeout } from 'node:timers/promises'
import { BadUse, command, type Input, type Local, optional } from '../../cli/command.ts'
import type { Api } from '../../cli/remote.ts'
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

type Line = { show(progress: Progress): void; end(): void }

/** How often another Tambour is asked how far it is, ms. */
const askEveryMs = 500

export const commands = [
  command<Document>({
    name: 'rebuild',
    usage: '[--from DATE]',
    summary: 'Recalcule les délais à partir des messages, tous ou depuis une date.',
    options: { from: { type: 'string' } },
    async ask(api, input, here) {
      const fromDate = dateOf(input)
      const line = progressLine()
      const counts = here
        ? await rebuildHere(here, fromDate, line)
        : await follow(api, fromDate, line)
      line.end()
      return { fromDate, ...counts }
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

/** Does it itself, and counts: there need not be a server whose job it would be. */
async function rebuildHere({ context, commune }: Local, fromDate: string | null, line: Line) {
  const tally = { episodes: 0, changed: 0 }
  const { conversations } = await rebuildEpisodes(context, commune.id, {
    ...(fromDate !== null && { fromDate }),
    tally,
    pace: ofCommand,
    onProgress: line.show,
  })
  return { conversations, ...tally }
}

/** @returns how many conversations the other Tambour looked at, as far as it said. */
async function follow(api: Api, fromDate: string | null, line: Line) {
  let conversations = 0
  let state: RebuildShape = await api('POST /rebuild', {
    json: fromDate === null ? {} : { fromDate },
  })
  while (state.rebuild !== null) {
    const { done, total } = state.rebuild
    if (total !== null) {
      conversations = total
      line.show({ done, total })
    }
    await setTimeout(askEveryMs)
    state = await api('GET /rebuild')
  }
  return { conversations, episodes: null, changed: null }
}

/** On standard error: one line written over where a person looks on, elsewhere one each tenth. */
function progressLine(): Line {
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
