import { capabilities } from '../capabilities.ts'
import type { AnyCommand } from './command.ts'

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
