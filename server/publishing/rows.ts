/** Posts and deliveries, for the transactions that plan, approve or move them. */

export { addToLog, logOf } from './store/attempts.ts'
export {
  type DeliveryWithContext,
  deliveriesOf,
  deliveryStatesOf,
  insertDelivery,
} from './store/deliveries.ts'
export { type DeliveryIssue, isOwnFailure, lastAskedLine } from './store/delivery-issues.ts'
export { type DeliveryPatch, lockDelivery, moveDelivery } from './store/move-deliveries.ts'
export {
  findPost,
  insertPost,
  insertVariant,
  lockPost,
  moveVariants,
  type PicturedVariant,
  type PlannedVariant,
  type PostStep,
  sisterPost,
  updatePostStep,
  updateVariant,
  variantsOfEvent,
} from './store/posts.ts'
