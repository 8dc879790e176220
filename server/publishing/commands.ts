import { setTimeout as sleep } from 'node:timers/promises'
import { BadUse, command, type Input, localCommand, optional } from '../cli/command.ts'
import { frenchLocalTime } from '../language/french.ts'
import { nameWorker } from '../platform/worker.ts'
import { deliverAndSettle } from './deliver.ts'
import { resumeChannel } from './publishable-channels.ts'
import { type DeliveryState, deliveryStates } from './rules/delivery.ts'
import type { DeliveryOutcome, DeliveryShape } from './shapes.ts'

/** An interrupted sending is settled within a lease and a second look, ms. */
const patienceMs = 120_000

/** A delivery's states as the commands say them. */
const stateLabels: Record<DeliveryState, string> = {
  draft: 'brouillon',
  'awaiting-approval': 'à valider',
  due: 'à faire à la main',
  scheduled: 'programmée',
  sending: 'en cours',
  published: 'publiée',
  verified: 'publiée et vérifiée',
  failed: 'échec',
  unconfirmed: 'à confirmer',
  missed: 'manquée',
  cancelled: 'annulée',
}

export const deliver = localCommand<{ deliveries: DeliveryOutcome[] }>({
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
    deliveries.length === 0 ? 'Rien n’est à envoyer.' : deliveries.map(outcomeLine).join('\n'),
})

export const deliveries = command<{ deliveries: DeliveryShape[] }>({
  name: 'deliveries',
  usage: '[--state ÉTAT]',
  summary: 'Montre les publications et ce qu’elles sont devenues.',
  options: { state: { type: 'string' } },
  ask: async (api, input) => await api('GET /deliveries', { query: { state: wantedState(input) } }),
  print: ({ deliveries }) =>
    deliveries.length === 0 ? 'Aucune publication.' : deliveries.map(deliveryLine).join('\n'),
})

export const commands = [deliver, deliveries]

function outcomeLine({ id, channelName, state, url, reason }: DeliveryOutcome): string {
  return [`${id}  ${channelName} : ${stateLabels[state]}`, ...more(url, reason)].join(' — ')
}

function wantedState({ values }: Input): DeliveryState | undefined {
  const text = optional(values, 'state')
  if (text === undefined) return undefined
  const state = deliveryStates.find(known => known === text)
  if (state === undefined) {
    throw new BadUse(`--state doit être ${deliveryStates.join(', ')}, pas « ${text} ».`)
  }
  return state
}

function deliveryLine(delivery: DeliveryShape): string {
  const { id, channelName, title, state, dueLocal, url, reason } = delivery
  const when = frenchLocalTime(dueLocal, { weekday: true })
  const head = `${id}  ${when}, ${channelName} : ${stateLabels[state]} — ${title}`
  return [head, ...more(url, reason)].join(' — ')
}

const more = (url: string | null, reason: DeliveryOutcome['reason']) =>
  [url, reason?.fr ?? null].filter(part => part !== null)
