import { BadUse, command, type Input, optional } from '../../cli/command.ts'
import { frenchLocalTime } from '../../language/french.ts'
import { type DeliveryState, deliveryStates } from '../rules/delivery.ts'
import type { DeliveryShape } from '../shapes.ts'
import { stateLabels } from './delivery-sentences.ts'

export const commands = [
  command<{ deliveries: DeliveryShape[] }>({
    name: 'deliveries',
    usage: '[--state ÉTAT]',
    summary: 'Montre les publications et ce qu’elles sont devenues.',
    options: { state: { type: 'string' } },
    ask: async (api, input) =>
      await api('GET /deliveries', { query: { state: wantedState(input) } }),
    print: ({ deliveries }) =>
      deliveries.length === 0 ? 'Aucune publication.' : deliveries.map(line).join('\n'),
  }),
]

function wantedState({ values }: Input): DeliveryState | undefined {
  const text = optional(values, 'state')
  if (text === undefined) return undefined
  const state = deliveryStates.find(known => known === text)
  if (state === undefined) {
    throw new BadUse(`--state doit être ${deliveryStates.join(', ')}, pas « ${text} ».`)
  }
  return state
}

function line(delivery: DeliveryShape): string {
  const { id, channelName, title, state, dueLocal, url, reason } = delivery
  const when = frenchLocalTime(dueLocal, { weekday: true })
  const more = [url, reason?.fr ?? null].filter(part => part !== null)
  return [`${id}  ${when}, ${channelName} : ${stateLabels[state]} — ${title}`, ...more].join(' — ')
}
