import { readFile } from 'node:fs/promises'
import { BadUse, filter, type Input, optional, required } from '../../cli/command.ts'
import { BadInput } from '../../platform/refusal.ts'
import { replyTimes } from '../reply-times.ts'
import { replySentences } from '../sentences.ts'

export const commands = [
  filter({
    name: 'reply-times',
    usage: '--calendar FICHIER --now INSTANT [--target MINUTES | --target-days JOURS] [--summary]',
    summary:
      'Recalcule les délais de réponse à partir de messages, un JSON par ligne sur l’entrée standard.',
    options: {
      calendar: { type: 'string' },
      now: { type: 'string' },
      target: { type: 'string' },
      'target-days': { type: 'string' },
      summary: { type: 'boolean' },
    },
    async *lines(input) {
      const { values, stdin } = input
      const minutes = targetOf(input)
      const days = daysOf(input)
      if (minutes !== undefined && days !== undefined) {
        throw new BadUse('Donnez --target ou --target-days, pas les deux.')
      }
      yield* replyTimes({
        lines: linesOf(stdin),
        calendar: await textOf(required(values, 'calendar')),
        now: required(values, 'now'),
        ...(minutes === undefined ? {} : { targetMinutes: minutes }),
        ...(days === undefined ? {} : { targetDays: days }),
        summary: values.summary === true,
      })
    },
  }),
]

function targetOf({ values }: Input): number | undefined {
  const text = optional(values, 'target')
  if (text === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw new BadUse(`--target doit être un nombre de minutes, pas « ${text} ».`)
}

function daysOf({ values }: Input): number | undefined {
  const text = optional(values, 'target-days')
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  throw new BadUse(`--target-days doit être un nombre de jours ouvrés, pas « ${text} ».`)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new BadInput(replySentences.calendarUnreadable(file, cause))
  }
}

/**
 * The lines of a text in UTF-8, without their ends. `node:readline` would lose those that come
 * before somebody asks for them.
 */
async function* linesOf(stdin: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stdin) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  yield rest + decoder.decode()
}
