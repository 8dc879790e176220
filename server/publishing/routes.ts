import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Env, whoAsks } from '../http/identity.ts'
import { input, operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { idText, instant } from '../platform/shapes.ts'
import {
  cancelDelivery,
  confirmDelivery,
  denyDelivery,
  listDeliveries,
  publishNow,
  readDeliveryAgain,
  retryDelivery,
} from './deliveries.ts'
import { deliveryStates } from './rules/delivery.ts'
import type { DeliveryAction } from './rules/delivery-state.ts'
import { type DeliveryShape, deliveryShape } from './shapes.ts'

const deliveryId = z.object({ id: idText })

/** `state`: one or several, repeated; `from` and `to`: due at or after, and before. */
const deliveryQuery = z.object({
  state: z
    .union([z.enum(deliveryStates), z.array(z.enum(deliveryStates))])
    .transform(state => (Array.isArray(state) ? state : [state]))
    .optional(),
  from: instant.optional(),
  to: instant.optional(),
  event: idText.optional(),
})

type Act = (context: Context, by: Actor, id: number) => Promise<DeliveryShape>

const acts: { name: DeliveryAction; summary: string; act: Act }[] = [
  { name: 'retry', summary: 'Send again what failed or was missed', act: retryDelivery },
  { name: 'cancel', summary: 'Give up what has not gone out', act: cancelDelivery },
  { name: 'publish-now', summary: 'Send at once, whatever time was planned', act: publishNow },
  { name: 'confirm', summary: 'Say that it is online', act: confirmDelivery },
  { name: 'deny', summary: 'Say that it is not online: it is sent again', act: denyDelivery },
  {
    name: 'read-again',
    summary: 'Look once more at what is out and was not seen as it should be',
    act: readDeliveryAgain,
  },
]

/** What goes out, and what becomes of it on its channel. */
export function deliveryRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/deliveries',
    operation({
      role: 'councillor',
      summary: 'What goes out and what became of it, in the order of their times',
      tag: 'Deliveries',
      answer: z.object({ deliveries: z.array(deliveryShape) }),
    }),
    input('query', deliveryQuery),
    async c => {
      const { state, from, to, event } = c.req.valid('query')
      const deliveries = await listDeliveries(context, whoAsks(c).communeId, {
        ...(state && { states: state }),
        ...(from !== undefined && { from: Date.parse(from) }),
        ...(to !== undefined && { to: Date.parse(to) }),
        ...(event !== undefined && { event }),
      })
      return c.json({ deliveries })
    },
  )
  for (const { name, summary, act } of acts) {
    app.post(
      `/deliveries/:id/${name}`,
      operation({ role: 'officer', summary, tag: 'Deliveries', answer: deliveryShape }),
      input('param', deliveryId),
      async c => c.json(await act(context, whoAsks(c), c.req.valid('param').id)),
    )
  }
  return app
}
