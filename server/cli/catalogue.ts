import { capabilities } from '../capabilities.ts'
import type { AnyCommand } from './command.ts'

/** All commands, with what each does. */
export function overview(commands: AnyCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'Usage : tambour COMMANDE [OPTIONS]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '« tambour COMMANDE --help » explique une commande ; « tambour --version » dit la version.',
    ...commonOptions,
  ].join('\n')
}

/** One command. */
export function helpOf({ name, usage, summary }: AnyCommand): string {
  return [`Usage : tambour ${name} ${usage}`.trimEnd(), '', summary, ...commonOptions].join('\n')
}

const commonOptions = [
  '',
  'Partout :',
  '  --json            le résultat en un document JSON',
  '  --server ADRESSE  travaille sur un autre Tambour, avec la clé de TAMBOUR_TOKEN',
  '  --commune ID      choisit la commune quand il y en a plusieurs',
]

/** Each command's file, read when the command is called and not before: starting is quick. */
const files: Record<string, () => Promise<{ commands: AnyCommand[] }>> = Object.assign(
  {},
  ...capabilities.map(({ commands }) => commands ?? {}),
)

export const commandNames = Object.keys(files)

export async function loadCommand(name: string): Promise<AnyCommand> {
  const found = (await files[name]?.())?.commands.find(command => command.name === name)
  if (found === undefined) throw new Error(`the file of « ${name} » does not have it`)
  return found
}

/** In the table's order. */
export async function loadAll(): Promise<AnyCommand[]> {
  return await Promise.all(commandNames.map(loadCommand))
}
