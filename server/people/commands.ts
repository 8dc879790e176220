import type { z } from 'zod'
import {
  BadUse,
  command,
  commandActor,
  firstLine,
  type Input,
  idOf,
  localCommand,
  optional,
  required,
} from '../cli/command.ts'
import { frenchDate, frenchInstant, localDay } from '../language/french.ts'
import { BadInput } from '../platform/refusal.ts'
import type { ApiKeyMade } from './api-keys.ts'
import { makePassword } from './passwords.ts'
import { changePerson, personByEmail } from './people.ts'
import { keyDays } from './rules/api-key.ts'
import { type Role, roles } from './rules/role.ts'
import { peopleSentences } from './sentences.ts'
import {
  type ApiKeyShape,
  apiKeyNew,
  type PersonShape,
  password as passwordShape,
} from './shapes.ts'

const zone = 'Europe/Paris'
const roleNames: Record<Role, string> = {
  administrator: 'administration',
  officer: 'agent',
  approver: 'valideur',
  responder: 'répondant',
  councillor: 'lecture',
}

type PasswordGiven = {
  person: PersonShape
  /** Only when it was made here: it is told this once. */
  password: string | null
}

export const commands = [
  localCommand<PasswordGiven>({
    name: 'password',
    usage: 'EMAIL [--password-stdin]',
    summary:
      'Donne un nouveau mot de passe à un compte, sans second facteur ni clé d’accès, et met fin à ses connexions.',
    options: { 'password-stdin': { type: 'boolean' } },
    async local({ context, commune }, { values, positionals, stdin }) {
      const [email, ...more] = positionals
      if (email === undefined || more.length > 0) {
        throw new BadUse('Donnez l’adresse électronique d’un compte.')
      }
      const given =
        values['password-stdin'] === true ? await firstLine(stdin, 'Le mot de passe') : null
      if (given !== null && !passwordShape.safeParse(given).success) {
        throw new BadInput(peopleSentences.passwordLength)
      }
      const made = given === null ? makePassword() : null
      const { id } = await personByEmail(context, commune.id, email)
      const edit = { password: given ?? made ?? undefined }
      const person = await changePerson(context, commune.id, id, edit, commandActor, 'installation')
      return { person, password: made }
    },
    print: ({ person: { name, email }, password }) =>
      [
        `${name} se connecte avec ${email} et un nouveau mot de passe ; ses connexions ont pris fin.`,
        ...(password === null ? [] : [`Mot de passe, montré cette seule fois : ${password}`]),
      ].join('\n'),
  }),
  command<ApiKeyMade>({
    name: 'token create',
    usage: `--name NOM --role ${roles.join('|')} [--days ${keyDays.join('|')}|none]`,
    summary:
      'Fait une clé d’API, montrée cette seule fois ; elle prend fin après un an, ou --days.',
    options: { name: { type: 'string' }, role: { type: 'string' }, days: { type: 'string' } },
    ask: async (api, input) => await api('POST /api-keys', { json: wanted(input) }),
    print: ({ name, token }) => `Clé « ${name} », montrée cette seule fois :\n${token}`,
  }),
  command<{ keys: ApiKeyShape[] }>({
    name: 'token list',
    usage: '',
    summary: 'Montre les clés d’API, à qui elles sont et jusqu’à quand.',
    options: {},
    ask: async api => ({ keys: await api('GET /api-keys') }),
    print: ({ keys }) => (keys.length === 0 ? 'Aucune clé d’API.' : keys.map(line).join('\n')),
  }),
  command<{ revoked: number }>({
    name: 'token revoke',
    usage: 'ID',
    summary: 'Retire une clé d’API.',
    options: {},
    async ask(api, input) {
      const id = keyOf(input)
      await api('DELETE /api-keys/:id', { param: { id } })
      return { revoked: id }
    },
    print: ({ revoked }) => `La clé ${revoked} n’ouvre plus rien.`,
  }),
]

function wanted({ values }: Input): z.infer<typeof apiKeyNew> {
  const parsed = apiKeyNew.safeParse({
    name: required(values, 'name'),
    role: required(values, 'role'),
    days: daysOf(optional(values, 'days')),
  })
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues[0]?.path[0]
  if (wrong === 'role') throw new BadUse(`--role doit être ${roles.join(', ')}.`)
  if (wrong === 'days') throw new BadUse(`--days doit être ${keyDays.join(', ')} ou none.`)
  throw new BadUse('--name doit avoir de 1 à 80 caractères.')
}

function daysOf(word: string | undefined): number | null | undefined {
  return word === undefined ? undefined : word === 'none' ? null : Number(word)
}

function keyOf({ positionals }: Input): number {
  const [word, ...more] = positionals
  if (word === undefined || more.length > 0) throw new BadUse('Donnez le numéro d’une clé.')
  return idOf(word, 'La clé')
}

function line(key: ApiKeyShape): string {
  const { id, prefix, name, role, roleNow, lastUsedAt } = key
  const used =
    lastUsedAt === null
      ? 'jamais utilisée'
      : `utilisée le ${frenchInstant(Date.parse(lastUsedAt), zone)}`
  const may =
    roleNow === null
      ? 'n’ouvre plus rien'
      : roleNow === role
        ? roleNames[role]
        : `${roleNames[role]} réduit à ${roleNames[roleNow]}`
  return `${id}  ${prefix}…  ${name}, ${may}, ${ownerOf(key)}, ${used}, ${endOf(key)}`
}

function ownerOf({ owner: { kind, name } }: ApiKeyShape): string {
  if (kind === 'installation') return 'faite en ligne de commande'
  return name === null ? 'à personne' : `à ${name}`
}

function endOf({ endsAt }: ApiKeyShape): string {
  return endsAt === null ? 'sans fin' : `jusqu’au ${frenchDate(localDay(Date.parse(endsAt), zone))}`
}
