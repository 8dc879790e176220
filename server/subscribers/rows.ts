/** What those after them may read of subscribers, inside their own transactions. */
export { audienceOfChannel, countSubscribers, findSubscriber } from './store/subscribers.ts'
