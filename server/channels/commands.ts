import {
  BadUse,
  command,
  type Input,
  idOf,
  optional,
  readAll,
  repeated,
  required,
} from '../cli/command.ts'
import type { Api } from '../cli/remote.ts'
import { frenchInstant } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import { isConnected } from './rules.ts'
import { type ChannelNew, type ChannelShape, channelNew } from './shapes-channel.ts'

type ChannelList = { channels: ChannelShape[] }

export const commands = [
  command<{ id: number }>({
    name: 'channel add',
    usage: 'TYPE --name NOM --set CLÉ=VALEUR… [--secret CLÉ…] [--neighbour COMMUNE] [--no-receive]',
    summary:
      'Connecte un canal après l’avoir vérifié ; le secret se lit sur l’entrée standard (plusieurs : un par ligne).',
    options: {
      name: { type: 'string' },
      set: { type: 'string', multiple: true },
      secret: { type: 'string', multiple: true },
      neighbour: { type: 'string' },
      'no-receive': { type: 'boolean' },
    },
    async ask(api, input) {
      const { id } = await api('POST /channels', { json: await wanted(input) })
      return { id }
    },
    print: ({ id }) =>
      `Canal ${id} connecté. « tambour channel check ${id} » dit ce qu’il sait faire.`,
  }),
  command<ChannelList>({
    name: 'channel list',
    usage: '',
    summary: 'Montre les canaux, leur état, leur dernière relève et la fin de leur accès.',
    options: {},
    ask: api => api('GET /channels'),
    print: ({ channels }) => print(channels, briefly),
  }),
  command<ChannelList>({
    name: 'channel check',
    usage: '[ID]',
    summary: 'Demande au réseau si un canal fonctionne, ou si tous fonctionnent.',
    options: {},
    ask: checkChannels,
    print: ({ channels }) => print(channels, inFull),
    failed: ({ channels }) => channels.some(isIll),
  }),
]

/** @throws BadUse */
async function wanted({ values, positionals, stdin }: Input): Promise<ChannelNew> {
  const [connector, ...more] = positionals
  if (connector === undefined || more.length > 0) {
    throw new BadUse('Donnez le type du canal, et lui seul : « tambour channel add facebook … ».')
  }
  const parsed = channelNew.safeParse({
    connector,
    name: required(values, 'name'),
    neighbour: optional(values, 'neighbour') ?? null,
    receives: values['no-receive'] !== true,
    config: Object.fromEntries(repeated(values, 'set').map(pair)),
    secrets: await secretsOf(repeated(values, 'secret'), stdin),
  })
  if (parsed.success) return parsed.data
  throw new BadUse(
    `--${parsed.error.issues[0]?.path[0] === 'neighbour' ? 'neighbour' : 'name'} doit avoir de 1 à 120 caractères.`,
  )
}

function pair(text: string): [string, string] {
  const equals = text.indexOf('=')
  if (equals < 1) throw new BadUse(`--set veut CLÉ=VALEUR, pas « ${text} ».`)
  return [text.slice(0, equals), text.slice(equals + 1)]
}

async function secretsOf(
  keys: string[],
  stdin: AsyncIterable<Buffer>,
): Promise<Record<string, string>> {
  const [only, ...more] = keys
  if (only === undefined) return {}
  const wrong = keys.find(key => key.includes('='))
  if (wrong !== undefined) {
    throw new BadUse(
      '--secret ne prend que le nom du champ : sa valeur se donne sur l’entrée standard, où personne ne la voit.',
    )
  }
  const text = (await readAll(stdin)).trim()
  if (text === '') throw new BadUse(`L’entrée standard est vide : donnez-y la valeur de ${only}.`)
  if (more.length === 0) return { [only]: text }
  const lines = text.split(/\r?\n/)
  if (lines.length !== keys.length) {
    throw new BadUse(
      `L’entrée standard doit avoir ${keys.length} lignes, une pour chaque --secret, dans leur ordre.`,
    )
  }
  return Object.fromEntries(keys.map((key, index) => [key, lines[index] ?? '']))
}

/** What is not connected is left out, unless it is asked for by its number. */
async function checkChannels(api: Api, input: Input): Promise<ChannelList> {
  const chosen = chosenId(input)
  const ids = chosen === null ? await connectedIds(api) : [chosen]
  const channels: ChannelShape[] = []
  for (const id of ids) channels.push(await api('POST /channels/:id/check', { param: { id } }))
  return { channels }
}

async function connectedIds(api: Api): Promise<number[]> {
  const { channels } = await api('GET /channels')
  return channels.filter(isConnected).map(({ id }) => id)
}

function chosenId({ positionals }: Input): number | null {
  const [word, ...more] = positionals
  if (more.length > 0) throw new BadUse('Donnez le numéro d’un seul canal, ou aucun.')
  return word === undefined ? null : idOf(word, 'Le canal')
}

function isIll({ state, checks }: ChannelShape): boolean {
  return state !== 'active' || checks.some(({ level }) => level === 'error')
}

function print(channels: ChannelShape[], say: (channel: ChannelShape) => string[]): string {
  if (channels.length === 0) {
    return 'Aucun canal connecté : « tambour channel add » en connecte un.'
  }
  return channels.map(channel => say(channel).join('\n')).join('\n\n')
}

const stateLabels = {
  active: 'en service',
  paused: 'en pause',
  disconnected: 'déconnecté',
  archive: 'archive seulement',
}

function briefly(channel: ChannelShape): string[] {
  const { id, name, connectorLabel, neighbour, state, stateReason } = channel
  const owner = neighbour === null ? '' : `, ${ofTown(neighbour)}`
  return [
    `${id}  ${name} (${connectorLabel.fr}${owner}) : ${stateLabels[state]}`,
    ...(stateReason === null ? [] : [`   ${stateReason.fr}`]),
    ...(isConnected({ state }) ? [`   ${duties(channel)}`, `   ${tokenLife(channel)}`] : []),
    ...(channel.pollError === null ? [] : [`   dernière erreur : ${channel.pollError.fr}`]),
  ]
}

const marks = { ok: '✓', info: '·', warning: '!', error: '✗' }

function inFull(channel: ChannelShape): string[] {
  return [
    ...briefly(channel),
    ...channel.checks.map(({ level, text }) => `   ${marks[level]} ${text.fr}`),
  ]
}

function duties({ receives, publishes, lastPollAt }: ChannelShape): string {
  const publishing = publishes ? 'publie' : 'ne publie pas'
  if (!receives) return `${publishing}, ne reçoit pas`
  const last = lastPollAt === null ? 'pas encore relevé' : `relevé le ${when(lastPollAt)}`
  return `${publishing}, reçoit, ${last}`
}

function tokenLife({ tokenEndsAt }: ChannelShape): string {
  return tokenEndsAt === null
    ? 'accès sans date de fin'
    : `accès valable jusqu’au ${when(tokenEndsAt)}`
}

const when = (instant: string): string => frenchInstant(Date.parse(instant), 'Europe/Paris')
