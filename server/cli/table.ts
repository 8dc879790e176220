import type { AnyCommand } from './command.ts'

type Module = { commands: AnyCommand[] }

const channel = (): Promise<Module> => import('../channels/commands.ts')
const duty = (): Promise<Module> => import('../alerts/commands.ts')
const hours = (): Promise<Module> => import('../hours/commands.ts')
const token = (): Promise<Module> => import('../people/commands.ts')

/** Each command's file, read when the command is called and not before: starting is quick. */
const files: Record<string, () => Promise<Module>> = {
  setup: () => import('../set-up/commands.ts'),
  'channel add': channel,
  'channel list': channel,
  'channel check': channel,
  poll: () => import('../inbox/commands.ts'),
  deliver: () => import('../publishing/commands/deliver.ts'),
  'reply-times': () => import('../reply-times/commands/reply-times.ts'),
  'report replies': () => import('../reply-times/commands/report.ts'),
  post: () => import('../events/commands.ts'),
  deliveries: () => import('../publishing/commands/deliveries.ts'),
  digest: () => import('../digest/commands.ts'),
  'token create': token,
  'token list': token,
  'token revoke': token,
  'hours show': hours,
  'hours set': hours,
  'duty list': duty,
  'duty add': duty,
  'duty remove': duty,
  'import facebook-archive': () => import('../history-import/commands.ts'),
  'import events': () => import('../event-import/commands.ts'),
  rebuild: () => import('../reply-times/commands/rebuild.ts'),
  doctor: () => import('../today/commands.ts'),
}

export const commandNames = Object.keys(files)

export async function loadCommand(name: string): Promise<AnyCommand> {
  const found = (await files[name]?.())?.commands.find(command => command.name === name)
  if (found === undefined) throw new Error(`the file of « ${name} » does not have it`)
  return found
}

/** In the table's order. */
export async function loadAll(): Promise<AnyCommand[]> {
  return await Promise.all(commandNames.map(loadCommand))
}
