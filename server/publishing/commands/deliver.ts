import { setTimeout as sleep } from 'node:timers/promises'
import { localCommand } from '../../cli/command.ts'
import { nameWorker } from '../../platform/worker.ts'
import { deliverAndSettle, resumeChannel } from '../deliver.ts'
import type { DeliveryOutcome } from '../shapes.ts'
import { stateLabels } from './delivery-sentences.ts'

/** An interrupted sending is settled within a lease and a second look, ms. */
const patienceMs = 120_000

export const commands = [
  localCommand<{ deliveries: DeliveryOutcome[] }>({
    name: 'deliver',
    usage: '',
    summary: 'Envoie ce qui est dû maintenant, éclaircit ce qui est resté inconnu.',
    options: {},
    async local({ context }) {
      await resumeChannel(context)
      const deliveries = await deliverAndSettle(context, {
        worker: nameWorker(),
        wait: ms => sleep(ms),
        atMostMs: patienceMs,
      })
      return { deliveries }
    },
    print: ({ deliveries }) =>
      deliveries.length === 0 ? 'Rien n’est à envoyer.' : deliveries.map(line).join('\n'),
  }),
]

function line({ id, channelName, state, url, reason }: DeliveryOutcome): string {
  const more = [url, reason?.fr ?? null].filter(part => part !== null)
  return [`${id}  ${channelName} : ${stateLabels[state]}`, ...more].join(' — ')
}
