import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { askedInstant, byId, idText, largestId } from '../platform/shapes.ts'
import { deliveryStates } from './rules/delivery.ts'
import { deliveryShape, handDone, handTaskShape } from './shapes.ts'

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
export const operations = tagged('Deliveries', {
  'GET /deliveries': {
    permission: 'commune.read',
    summary: 'What goes out and what became of it, in the order of their times: the first thousand',
    query: deliveryQuery,
    answer: z.object({ deliveries: z.array(deliveryShape) }),
  },
  'GET /hand-tasks': {
    permission: 'commune.read',
    summary: 'What people have to publish, correct or take back by hand now',
    query: z.object({ event: idText.optional() }),
    answer: z.object({ tasks: z.array(handTaskShape) }),
  },
  'GET /deliveries/:id/pictures/:place': {
    permission: 'commune.read',
    summary: 'A picture as the place takes it where a person puts it, by its place from 0',
    param: byId.extend({ place: z.coerce.number<string>().int().min(0).max(largestId) }),
    contentType: 'image/*',
  },
  'POST /deliveries/:id/done': {
    permission: 'events.write',
    summary: 'Say that it was published, corrected or taken back by hand',
    param: byId,
    json: handDone,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/reopen': {
    permission: 'events.write',
    summary: 'Say that it was not published by hand after all',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/note': {
    permission: 'events.write',
    summary: 'Say where it is and how many read it, of what was published by hand',
    param: byId,
    json: handDone,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/retry': {
    permission: 'events.write',
    summary: 'Send again what failed or was missed',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/cancel': {
    permission: 'events.write',
    summary: 'Give up what has not gone out',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/publish-now': {
    permission: 'events.write',
    summary: 'Send at once, whatever time was planned',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/confirm': {
    permission: 'events.write',
    summary: 'Say that it is online',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/deny': {
    permission: 'events.write',
    summary: 'Say that it is not online: it is sent again',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/withdraw': {
    permission: 'events.write',
    summary: 'Take back what is out, where its network lets us',
    param: byId,
    answer: deliveryShape,
  },
  'POST /deliveries/:id/read-again': {
    permission: 'events.write',
    summary: 'Look once more at what is out and was not seen as it should be',
    param: byId,
    answer: deliveryShape,
  },
} satisfies UntaggedTable)
