import type { Capability } from '../capability.ts'

/** What a commune takes with it when it leaves: everything, in formats that a stranger can read. */
export const exporting: Capability = {
  commands: { export: () => import('./commands.ts') },
}
