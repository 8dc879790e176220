import { frenchCount } from '../../../server/language/french.ts'

/** A channel by which residents write, and that no longer works. */
export const cutOff = {
  label: 'Canal coupé',
  since: (channel: string, when: string) =>
    `${channel} : plus rien n’arrive ni ne part depuis ${when}.`,
  waiting: (count: number) => frenchCount(count, 'message attend', 'messages attendent'),
  held: (count: number) =>
    frenchCount(count, 'publication est retenue', 'publications sont retenues'),
  costs: (what: string) => `${what}.`,
  reconnect: 'Reconnecter',
  ask: 'Un administrateur peut reconnecter ce canal.',
}
