import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { CheckLine } from '../../server/connectors/call.ts'
import { accessEndsSoonMs } from '../../server/connectors/rules/access-end.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { now } from '../clock.ts'

type Channel = Spoken<ChannelShape>

export const isWorthAWord = ({ level }: Spoken<CheckLine>) =>
  level === 'warning' || level === 'error'

/** Whether somebody must reconnect it soon; one that is paused says so itself. */
export function endsSoon({ state, tokenEndsAt }: Channel): boolean {
  if (state !== 'active' || tokenEndsAt === null) return false
  return Date.parse(tokenEndsAt) - now.value <= accessEndsSoonMs
}

/** Whether somebody has to connect it, now or soon: then that stands on its card. */
export const needsConnecting = (channel: Channel) => channel.state !== 'active' || endsSoon(channel)

/** Why a channel is paused or was not read: the same sentence mostly stands for both. */
export function problemsOf({ stateReason, pollError }: Channel): string[] {
  return [...new Set([stateReason, pollError])].filter(text => text !== null)
}

export type SharedProblem = { text: string; level: 'error' | 'warning'; channels: Channel[] }

/** Every sentence about what is wrong that several channels share, with those channels. */
export function sharedProblems(channels: readonly Channel[]): SharedProblem[] {
  const found = new Map<string, SharedProblem>()
  for (const channel of channels) {
    const lines = channel.checks.filter(isWorthAWord)
    const errors = lines.filter(({ level }) => level === 'error').map(({ text }) => text)
    const grave = new Set([...problemsOf(channel), ...errors])
    for (const text of new Set([...grave, ...lines.map(line => line.text)])) {
      const one = found.get(text) ?? { text, level: 'warning' as const, channels: [] }
      one.channels.push(channel)
      found.set(text, grave.has(text) ? { ...one, level: 'error' } : one)
    }
  }
  return [...found.values()].filter(one => one.channels.length > 1)
}
