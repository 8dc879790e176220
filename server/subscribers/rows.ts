/** What those after them may read of subscribers, inside their own transactions. */
export { broadcastContent } from './store-broadcasts.ts'
export { countSubscribers, isSubscribed } from './store-subscribers.ts'
