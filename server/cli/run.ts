import { once } from 'node:events'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { failureBehind } from '../platform/health.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { readRemoteSettings, readSettings } from '../settings.ts'
import { BadSetting } from '../settings-shape.ts'
import { version } from '../version.ts'
import { commandNames, helpOf, loadAll, loadCommand, overview } from './catalogue.ts'
import {
  type Alone,
  type AnyCommand,
  BadUse,
  CannotOpen,
  type Command,
  type Input,
  idOf,
  type LocalCommand,
  optional,
  type Values,
} from './command.ts'
import { type Api, createRemote, RemoteFailure } from './remote.ts'

/** What every command takes. */
const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  server: { type: 'string' },
  commune: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/**
 * Runs the `tambour` command: what it makes goes to standard output, one sentence on what went wrong to
 * standard error.
 * @returns the exit status
 */
export async function runCommand(argv: string[]): Promise<number> {
  try {
    return await main(argv)
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    return exitStatusOf(error)
  }
}

async function main(argv: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: argv,
    options: common,
    allowPositionals: true,
    strict: false,
  })
  const name = commandNames.find(known =>
    known.split(' ').every((word, i) => positionals[i] === word),
  )
  if (name === undefined) {
    if (positionals.length === 0 && values.version === true) {
      await print(`Tambour ${version}`)
      return 0
    }
    if (positionals.length === 0) {
      await print(overview(await loadAll()))
      return 0
    }
    const near = commandNames.filter(known => known.startsWith(`${positionals[0]} `))
    const hint =
      near.length > 0 ? `« ${near.join(' », « ')} »` : '« tambour --help » les nomme toutes'
    throw new BadUse(`La commande « ${positionals.join(' ')} » n’existe pas : ${hint}.`)
  }
  const command = await loadCommand(name)
  if (values.help === true) {
    await print(helpOf(command))
    return 0
  }
  return await run(command, inputOf(command, argv))
}

async function run(command: AnyCommand, input: Input): Promise<number> {
  if ('lines' in command) {
    if (input.values.server !== undefined) throw onlyHere(command)
    for await (const line of command.lines(input)) await print(line)
    return 0
  }
  const document = await work(command, input)
  await print(input.values.json === true ? JSON.stringify(document) : command.print(document))
  return command.failed?.(document) ? 1 : 0
}

/** On another machine when one is named, else on this one's database. */
async function work(command: Command | LocalCommand | Alone, input: Input): Promise<unknown> {
  const remote = readRemoteSettings()
  const named = optional(input.values, 'server')
  // What knows no other machine works here, unless one is named beside it.
  const isHere = 'alone' in command && named === undefined
  const server = isHere ? null : (named ?? remote.server)
  if (server !== null) {
    if (!('ask' in command)) throw onlyHere(command)
    return await command.ask(apiOf(server, remote.token, input), input)
  }
  if ('alone' in command) return await command.alone(readSettings, input)
  const chosen = optional(input.values, 'commune')
  const id = chosen === undefined ? undefined : idOf(chosen, '--commune')
  // The most of what there is to load, which nothing before needed.
  const { openContext, openLocal } = await import('./open.ts')
  const context = await openContext(readSettings())
  try {
    const { openApi } = await import('./here.ts')
    if ('ask' in command && command.installation) {
      return await command.ask(openApi({ context, commune: { id: 0 } }), input)
    }
    const local = await openLocal(context, id)
    if ('local' in command) return await command.local(local, input)
    return await command.ask(openApi(local), input, local)
  } finally {
    await context.close()
  }
}

/** @throws BadUse */
function apiOf(server: string, token: string | null, { values }: Input): Api {
  if (optional(values, 'commune') !== undefined) {
    throw new BadUse(
      'Avec --server, la clé d’API est déjà celle d’une commune : retirez --commune.',
    )
  }
  if (!/^https?:$/.test(URL.parse(server)?.protocol ?? '')) {
    throw new BadUse(`--server doit être une adresse, pas « ${server} ».`)
  }
  if (token === null) throw new BadUse('Il manque TAMBOUR_TOKEN, la clé d’API.')
  return createRemote(server.replace(/\/+$/, ''), token)
}

function onlyHere({ name }: AnyCommand): BadUse {
  return new BadUse(`« ${name} » ne travaille que sur la machine où Tambour est installé.`)
}

/** @throws BadUse for an option that the command does not know, or that lacks its value. */
function inputOf(command: AnyCommand, argv: string[]): Input {
  const options: ParseArgsOptionsConfig = { ...common, ...command.options }
  const { values, positionals, tokens } = parseArgs({
    args: argv,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (known === undefined) {
      throw new BadUse(`« ${command.name} » ne connaît pas l’option ${token.rawName}.`)
    }
    const missing =
      token.value === undefined || (token.inlineValue === false && token.value.startsWith('--'))
    if (known.type === 'string' && missing)
      throw new BadUse(`Il manque la valeur de ${token.rawName}.`)
    if (known.type === 'boolean' && token.value !== undefined) {
      throw new BadUse(`${token.rawName} ne prend pas de valeur.`)
    }
  }
  const given: Values = values
  return {
    values: given,
    positionals: positionals.slice(command.name.split(' ').length),
    // Asked for only by the commands that read it: opening it would keep the others waiting.
    get stdin() {
      return process.stdin
    },
  }
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}

const foreseen = [BadUse, BadInput, Refusal, BadSetting, CannotOpen, RemoteFailure]

/** What standard error says: one sentence; of what nobody foresaw also where it happened. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `Erreur inattendue : ${error}`
  if (foreseen.some(kind => error instanceof kind)) return error.message
  const problem = failureBehind(error)
  if (problem !== null) return problem.sentence.fr
  const place = /\n +at (.*)/.exec(error.stack ?? '')?.[1]
  const message = error.message.split('\n')[0]?.replace(/\.$/, '')
  return `Erreur inattendue : ${message}${place === undefined ? '' : ` (${place})`}.`
}

/** 2 for bad use, 1 for everything else that failed. */
export function exitStatusOf(error: unknown): 1 | 2 {
  const isBadUse =
    error instanceof BadUse ||
    error instanceof BadInput ||
    (error instanceof RemoteFailure && error.status === 400) ||
    (error instanceof Refusal && error.kind === 'bad-request')
  return isBadUse ? 2 : 1
}
