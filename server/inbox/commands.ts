import { channelRow } from '../channels/channels.ts'
import { isConnected } from '../channels/rules.ts'
import type { PollResult } from '../channels/shapes-channel.ts'
import {
  BadUse,
  command,
  type Input,
  idOf,
  type Local,
  optional,
  personNamed,
} from '../cli/command.ts'
import type { Api } from '../cli/remote.ts'
import { frenchCount, frenchList } from '../language/french.ts'
import type { AnswererShape } from '../people/shapes.ts'
import { pollChannel, pollCommune } from './receiving/poll.ts'
import type { ConversationShape } from './shapes-conversation.ts'

/** A running server may be looking at that moment: its look is short. */
const patiently = { patienceMs: 30_000 }

type Document = { results: PollResult[] }

export const poll = command<Document>({
  name: 'poll',
  usage: '[--channel ID]',
  summary: 'Relève les nouveaux messages maintenant et dit ce qui est arrivé.',
  options: { channel: { type: 'string' } },
  async ask(api, input, here) {
    const id = channelOf(input)
    // A request must be answered soon; here a page's whole history may be read in one look.
    if (here) return { results: await pollHere(here, id) }
    const results: PollResult[] = []
    for (const each of id === undefined ? await receiving(api) : [id]) {
      results.push(...(await api('POST /channels/:id/poll', { param: { id: each } })).results)
    }
    return { results }
  },
  print: ({ results }) =>
    results.length === 0
      ? 'Aucun canal ne reçoit de messages : connectez-en un avec « tambour channel add ».'
      : results.map(line).join('\n'),
  failed: ({ results }) => results.some(result => result.error !== null),
})

export const assign = command<ConversationShape>({
  name: 'assign',
  usage: 'CONVERSATION [--person NOM]',
  summary: 'Attribue une conversation à quelqu’un qui répond ; sans --person, à personne.',
  options: { person: { type: 'string' } },
  async ask(api, input) {
    const id = conversationOf(input)
    const person = personOf(input, await api('GET /answerers'))
    return await api('PUT /conversations/:id/in-charge', { param: { id }, json: { person } })
  },
  print: ({ id, inCharge }) =>
    inCharge === null
      ? `La conversation ${id} n’est attribuée à personne.`
      : `La conversation ${id} est attribuée à ${inCharge.name}.`,
})

export const commands = [poll, assign]

function channelOf({ values }: Input): number | undefined {
  const text = optional(values, 'channel')
  return text === undefined ? undefined : idOf(text, '--channel')
}

async function pollHere(
  { context, commune }: Local,
  id: number | undefined,
): Promise<PollResult[]> {
  if (id === undefined) return await pollCommune(context, commune.id, patiently)
  await channelRow(context, commune.id, id)
  return [await pollChannel(context, id, patiently)]
}

async function receiving(api: Api): Promise<number[]> {
  const { channels } = await api('GET /channels')
  return channels.filter(channel => channel.receives && isConnected(channel)).map(({ id }) => id)
}

function line({ name, inbound, outbound, changed, error, gaps }: PollResult): string {
  const came = [
    frenchCount(inbound, 'message reçu', 'messages reçus'),
    frenchCount(outbound, 'réponse', 'réponses'),
    frenchCount(changed, 'modification', 'modifications'),
  ]
  return [
    `${name} : ${frenchList(came)}.`,
    ...(error === null ? [] : [`  ${error.fr}`]),
    ...gaps.map(gap => `  Non lu : ${gap.fr}`),
  ].join('\n')
}

function conversationOf({ positionals }: Input): number {
  const [word, ...more] = positionals
  if (word === undefined || more.length > 0)
    throw new BadUse('Donnez le numéro d’une conversation.')
  return idOf(word, 'La conversation')
}

function personOf({ values }: Input, people: readonly AnswererShape[]): string | null {
  const name = optional(values, 'person')
  return name === undefined ? null : personNamed(people, name).id
}
