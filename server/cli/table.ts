import type { AnyCommand } from './command.ts'

type Module = { commands: AnyCommand[] }

const channel = (): Promise<Module> => import('./channel.ts')
const duty = (): Promise<Module> => import('./duty.ts')
const hours = (): Promise<Module> => import('./hours.ts')
const token = (): Promise<Module> => import('./token.ts')

/** Each command's file, read when the command is called and not before: starting is quick. */
const files: Record<string, () => Promise<Module>> = {
  setup: () => import('./setup.ts'),
  'channel add': channel,
  'channel list': channel,
  'channel check': channel,
  poll: () => import('./poll.ts'),
  deliver: () => import('./deliver.ts'),
  'reply-times': () => import('./reply-times.ts'),
  'report replies': () => import('./report.ts'),
  post: () => import('./post.ts'),
  deliveries: () => import('./deliveries.ts'),
  digest: () => import('./digest.ts'),
  'token create': token,
  'token list': token,
  'token revoke': token,
  'hours show': hours,
  'hours set': hours,
  'duty list': duty,
  'duty add': duty,
  'duty remove': duty,
  'import facebook-archive': () => import('./import.ts'),
  'import events': () => import('./import-events.ts'),
  rebuild: () => import('./rebuild.ts'),
  doctor: () => import('./doctor.ts'),
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
