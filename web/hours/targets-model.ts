import { compileTargets, type Target, type Targets } from '../../server/hours/rules-target.ts'
import type { TargetsShape } from '../../server/hours/shapes.ts'
import { dayOfDate } from '../../server/language/zone.ts'

/** A target from a date on; null: the commune's, of a channel. */
export type TargetVersion = TargetsShape['channels'][number]['versions'][number]

/** Whose target a line is: a channel's, or (null) the commune's. */
export type TargetOwner = { channel: number | null; name: string; versions: TargetVersion[] }

function compiled({ first, commune, channels }: TargetsShape): Targets {
  return compileTargets(first, [
    ...commune.map(({ from, target }) => ({ channelId: null, fromDate: from, target })),
    ...channels.flatMap(({ channel, versions }) =>
      versions.map(({ from, target }) => ({ channelId: channel, fromDate: from, target })),
    ),
  ])
}

/** The commune's own target on a local date. */
export function communeTarget(targets: TargetsShape, date: string): Target {
  return compiled(targets).on(null, dayOfDate(date))
}

/** The channels that have a target of their own on a local date, and which. */
export function ownTargets(
  { channels }: TargetsShape,
  date: string,
): { name: string; target: Target }[] {
  return channels.flatMap(({ name, versions }) => {
    const target = targetOn(versions, date)
    return target === null ? [] : [{ name, target }]
  })
}

/** The version that holds, in a list in the order of their dates; null where none does. */
export function targetOn(versions: readonly TargetVersion[], date: string): Target | null {
  return versions.findLast(({ from }) => from <= date)?.target ?? null
}

/** The list with a version put in place of the one of its date. */
export function withTarget(
  versions: readonly TargetVersion[],
  version: TargetVersion,
): TargetVersion[] {
  const kept = versions.filter(({ from }) => from !== version.from)
  return [...kept, version].sort((a, b) => (a.from < b.from ? -1 : 1))
}
