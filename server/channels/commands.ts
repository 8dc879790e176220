import {
  BadUse,
  command,
  commandActor,
  type Input,
  idOf,
  type Local,
  optional,
  readAll,
  repeated,
  required,
} from '../cli/command.ts'
import type { Remote } from '../cli/remote.ts'
import { frenchInstant } from '../language/french.ts'
import { ofTown } from '../language/names/town.ts'
import { getChannel, listChannels } from './channels.ts'
import { checkChannel } from './check-channel.ts'
import { connectChannel } from './connect-channel.ts'
import { isConnected } from './rules/channel.ts'
import { type ChannelNew, type ChannelShape, channelNew } from './shapes/channel.ts'

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
    async local({ context, commune }, input) {
      const who = { communeId: commune.id, actor: commandActor }
      const { id } = await connectChannel(context, who, await wanted(input))
      return { id }
    },
    async remote(remote, input) {
      const { id } = await remote('POST /channels', { json: await wanted(input) })
      return { id }
    },
    print: ({ id }) =>
      `Canal ${id} connecté. « tambour channel check ${id} » dit ce qu’il sait faire.`,
  }),
  command<ChannelList>({
    name: 'channel list',
    usage: '',
    summary: 'Montre les canaux, leur état, leur dernière relève et la vie de leur jeton.',
    options: {},
    local: async ({ context, commune }) => ({ channels: await listChannels(context, commune.id) }),
    remote: remote => remote('GET /channels'),
    print: ({ channels }) => print(channels, briefly),
  }),
  command<ChannelList>({
    name: 'channel check',
    usage: '[ID]',
    summary: 'Demande au réseau si un canal fonctionne, ou si tous fonctionnent.',
    options: {},
    local: checkHere,
    remote: checkThere,
    print: ({ channels }) => print(channels, inFull),
    failed: ({ channels }) => channels.some(isIll),
  }),
]

/** @throws BadUse */
async function wanted({ values, words, stdin }: Input): Promise<ChannelNew> {
  const [connector, ...more] = words
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

async function checkHere({ context, commune }: Local, input: Input): Promise<ChannelList> {
  const who = { communeId: commune.id, actor: commandActor }
  const chosen = chosenId(input)
  const all =
    chosen === null
      ? await listChannels(context, commune.id)
      : [await getChannel(context, commune.id, chosen)]
  return { channels: await inTurn(all, chosen, id => checkChannel(context, who, id)) }
}

async function checkThere(remote: Remote, input: Input): Promise<ChannelList> {
  const chosen = chosenId(input)
  const { channels } = await remote('GET /channels')
  const all = chosen === null ? channels : channels.filter(({ id }) => id === chosen)
  const check = (id: number) => remote('POST /channels/:id/check', { param: { id } })
  if (chosen !== null && all.length === 0) return { channels: [await check(chosen)] }
  return { channels: await inTurn(all, chosen, check) }
}

/** What is not connected is left out, unless it is asked for by its number. */
async function inTurn(
  channels: ChannelShape[],
  chosen: number | null,
  check: (id: number) => Promise<ChannelShape>,
): Promise<ChannelShape[]> {
  const checked: ChannelShape[] = []
  for (const { id, state } of channels) {
    if (chosen !== null || isConnected({ state })) checked.push(await check(id))
  }
  return checked
}

function chosenId({ words }: Input): number | null {
  const [word, ...more] = words
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

const stateWords = {
  active: 'en service',
  paused: 'en pause',
  disconnected: 'déconnecté',
  archive: 'archive seulement',
}

function briefly(channel: ChannelShape): string[] {
  const { id, name, connectorLabel, neighbour, state, stateReason } = channel
  const owner = neighbour === null ? '' : `, ${ofTown(neighbour)}`
  return [
    `${id}  ${name} (${connectorLabel.fr}${owner}) : ${stateWords[state]}`,
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
    ? 'jeton sans date de fin'
    : `jeton valable jusqu’au ${when(tokenEndsAt)}`
}

const when = (instant: string): string => frenchInstant(Date.parse(instant), 'Europe/Paris')
