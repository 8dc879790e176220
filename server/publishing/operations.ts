import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { askedInstant, byId, idText } from '../platform/shapes.ts'
import { deliveryStates } from './rules/delivery.ts'
import { deliveryShape } from './shapes.ts'

/** `state`: one or several, repeated; `from` and `to`: due at or after, and before. */
const deliveryQuery = z.object({
  state: z
    .union([z.enum(deliveryStates), z.array(z.enum(deliveryStates))])
    .transform(state => (Array.isArray(state) ? state : [state]))
    .optional(),
  from: askedInstant.optional(),
  to: askedInstant.optional(),
  event: idText.optional(),
})

/** What goes out, and what becomes of it on its channel. */
export const operations = {
  'GET /deliveries': {
    permission: 'commune.read',
    summary: 'What goes out and what became of it, in the order of their times: the first thousand',
    tag: 'Deliveries',
    query: deliveryQuery,
    answer: z.object({ deliveries: z.array(deliveryShape) }),
  },
  'POST /deliveries/:id/retry': {
    permission: 'events.write',
    summary: 'Send again what failed or was missed',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/cancel': {
    permission: 'events.write',
    summary: 'Give up what has not gone out',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/publish-now': {
    permission: 'events.write',
    summary: 'Send at once, whatever time was planned',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/confirm': {
    permission: 'events.write',
    summary: 'Say that it is online',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/deny': {
    permission: 'events.write',
    summary: 'Say that it is not online: it is sent again',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/withdraw': {
    permission: 'events.write',
    summary: 'Take back what is out, where its network lets us',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/read-again': {
    permission: 'events.write',
    summary: 'Look once more at what is out and was not seen as it should be',
    tag: 'Deliveries',
    param: byId,
    answer: deliveryShape,
  },
} satisfies OperationTable
