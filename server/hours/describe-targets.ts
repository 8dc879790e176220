import { frenchDate } from '../language/french.ts'
import type { Target } from './rules/target.ts'
import { targetLabel } from './rules/target-label.ts'
import type { TargetsShape } from './shapes.ts'

/** The targets for a terminal: the commune's, then each channel's. */
export function describeTargets({ first, commune, channels }: TargetsShape): string {
  return [
    `Mairie : ${dated([{ from: null, target: first }, ...commune])}`,
    ...channels.map(
      ({ channel, name, versions }) =>
        `${name} (canal ${channel}) : ${dated([{ from: null, target: null }, ...versions])}`,
    ),
  ].join('\n')
}

function dated(versions: readonly { from: string | null; target: Target | null }[]): string {
  return versions
    .map(({ from, target }) => {
      const words = target === null ? 'comme la mairie' : targetLabel(target).fr
      return from === null ? words : `${words} à partir du ${frenchDate(from)}`
    })
    .join(', ')
}
