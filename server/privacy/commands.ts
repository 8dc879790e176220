import { existsSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { BadUse, command, commandActor, type Input, idOf, localCommand } from '../cli/command.ts'
import { frenchCount, frenchInstant, frenchList } from '../language/french.ts'
import { BadInput } from '../platform/refusal.ts'
import { copyPerson } from './copy-person.ts'
import { erasePerson } from './erase-person.ts'
import { privacySentences } from './sentences.ts'
import type { ErasureShape, FoundShape } from './shapes.ts'

const zone = 'Europe/Paris'
const kinds = { person: 'compte', reader: 'abonné au récapitulatif', approver: 'valide par mail' }

type Copied = { file: string; messages: number }

/** A person's rights, where no screen is at hand. */
export const commands = [
  command<FoundShape>({
    name: 'resident find',
    usage: 'NOM',
    summary: 'Cherche une personne parmi celles qui ont écrit, ou qui sont nommées.',
    options: {},
    ask: async (api, input) =>
      await api('GET /privacy/found', { query: { search: nameOf(input) } }),
    print: printFound,
  }),
  localCommand<Copied>({
    name: 'resident copy',
    usage: 'NUMÉRO[,NUMÉRO] FICHIER',
    summary: 'Écrit tout ce qui est gardé d’une personne dans un fichier JSON, pour elle.',
    options: {},
    async local({ context, commune }, { positionals }) {
      const [numbers = '', file] = positionals
      if (file === undefined || positionals.length > 2) {
        throw new BadUse('Donnez un numéro de « resident find », et un nom de fichier.')
      }
      if (!existsSync(dirname(resolve(file)))) {
        throw new BadInput(privacySentences.noFolder(file))
      }
      if (existsSync(file)) throw new BadInput(privacySentences.fileExists(file))
      const who = { communeId: commune.id, userId: null, actor: commandActor }
      const copy = await copyPerson(context, who, numbersOf(numbers))
      writeFileSync(file, `${JSON.stringify(copy, null, 2)}\n`, { mode: 0o600 })
      const counts = copy.conversations.map(({ messages }) => messages.length)
      return { file, messages: counts.reduce((sum, count) => sum + count, 0) }
    },
    print: ({ file, messages }) =>
      `${frenchCount(messages, 'message', 'messages')} dans ${file}, à remettre à cette seule personne.`,
  }),
  localCommand<ErasureShape>({
    name: 'resident erase',
    usage: 'NUMÉRO[,NUMÉRO] --for-good',
    summary: 'Efface une personne, sans retour : noms, textes, images. Les délais restent.',
    options: { 'for-good': { type: 'boolean' } },
    async local({ context, commune }, { positionals, values }) {
      const [numbers = '', ...more] = positionals
      if (numbers === '' || more.length > 0) {
        throw new BadUse('Donnez un ou plusieurs numéros de « resident find ».')
      }
      if (values['for-good'] !== true) {
        throw new BadUse('Rien ne peut revenir : confirmez par --for-good.')
      }
      const who = { communeId: commune.id, userId: null, actor: commandActor }
      const chosen = { residents: numbersOf(numbers), quotes: [] }
      return await erasePerson(context, who, chosen, context.settings)
    },
    print: ({ residents, messages, remains }) =>
      [
        `${frenchCount(residents, 'personne effacée', 'personnes effacées')}, ${frenchCount(messages, 'message', 'messages')}.`,
        ...remains.map(({ fr }) => fr),
      ].join('\n'),
  }),
]

function nameOf({ positionals }: Input): string {
  const name = positionals.join(' ').trim()
  if (name.length < 2) throw new BadUse('Donnez un nom, ou une partie, d’au moins deux lettres.')
  return name
}

function numbersOf(text: string): number[] {
  return text.split(',').map(number => idOf(number, 'Une personne'))
}

function printFound({ residents, addressees, quotes, notes, isCut }: FoundShape): string {
  const lines = [
    ...residents.map(({ id, name, channel, messages, lastAt, same }) => {
      const last =
        lastAt === null ? '' : `, le dernier le ${frenchInstant(Date.parse(lastAt), zone)}`
      const others = same.length === 0 ? '' : `, même personne que ${frenchList(same.map(String))}`
      return `${String(id).padStart(6)}  ${name ?? 'sans nom'}, ${channel} : ${frenchCount(messages, 'message', 'messages')}${last}${others}`
    }),
    ...addressees.map(({ kind, name, email }) => `        ${name ?? email}, ${kinds[kind]}`),
    ...[...quotes, ...notes].map(
      ({ conversationId, text }) =>
        `        nommée dans la conversation ${conversationId} : ${text.replace(/\s+/g, ' ').slice(0, 100)}`,
    ),
    ...(isCut ? ['Il y en a d’autres : précisez le nom.'] : []),
  ]
  return lines.length === 0 ? 'Personne de ce nom.' : lines.join('\n')
}
