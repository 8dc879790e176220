import type { z } from 'zod'
import { BadUse, command, commandActor, type Input, idOf, required } from '../cli/command.ts'
import { frenchInstant } from '../language/french.ts'
import { type ApiKeyMade, createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { roles } from './rules/role.ts'
import { type ApiKeyShape, apiKeyNew } from './shapes/commune.ts'

const roleNames = { councillor: 'lecture', officer: 'agent', administrator: 'administration' }

export const commands = [
  command<ApiKeyMade>({
    name: 'token create',
    usage: `--name NOM --role ${roles.join('|')}`,
    summary: 'Fait une clé d’accès à l’API, montrée cette seule fois.',
    options: { name: { type: 'string' }, role: { type: 'string' } },
    local: async ({ context, commune }, input) =>
      await createApiKey(context, commune.id, wanted(input), {
        actor: commandActor,
        userId: null,
      }),
    remote: (remote, input) => remote('POST /api-keys', { json: wanted(input) }),
    print: ({ name, token }) => `Clé « ${name} », montrée cette seule fois :\n${token}`,
  }),
  command<{ keys: ApiKeyShape[] }>({
    name: 'token list',
    usage: '',
    summary: 'Montre les clés d’accès qui ouvrent encore quelque chose.',
    options: {},
    local: async ({ context, commune }) => ({ keys: await listApiKeys(context, commune.id) }),
    remote: async remote => ({ keys: await remote('GET /api-keys') }),
    print: ({ keys }) => (keys.length === 0 ? 'Aucune clé d’accès.' : keys.map(line).join('\n')),
  }),
  command<{ revoked: number }>({
    name: 'token revoke',
    usage: 'ID',
    summary: 'Retire une clé d’accès.',
    options: {},
    async local({ context, commune }, input) {
      const id = keyOf(input)
      await revokeApiKey(context, commune.id, id, commandActor)
      return { revoked: id }
    },
    async remote(remote, input) {
      const id = keyOf(input)
      await remote('DELETE /api-keys/:id', { param: { id } })
      return { revoked: id }
    },
    print: ({ revoked }) => `La clé ${revoked} n’ouvre plus rien.`,
  }),
]

function wanted({ values }: Input): z.infer<typeof apiKeyNew> {
  const parsed = apiKeyNew.safeParse({
    name: required(values, 'name'),
    role: required(values, 'role'),
  })
  if (parsed.success) return parsed.data
  throw new BadUse(
    parsed.error.issues[0]?.path[0] === 'role'
      ? `--role doit être ${roles.join(', ')}.`
      : '--name doit avoir de 1 à 80 caractères.',
  )
}

function keyOf({ words }: Input): number {
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new BadUse('Donnez le numéro d’une clé.')
  return idOf(word, 'La clé')
}

function line({ id, prefix, name, role, lastUsedAt }: ApiKeyShape): string {
  const used =
    lastUsedAt === null
      ? 'jamais utilisée'
      : `utilisée le ${frenchInstant(Date.parse(lastUsedAt), 'Europe/Paris')}`
  return `${id}  ${prefix}…  ${name}, ${roleNames[role]}, ${used}`
}
